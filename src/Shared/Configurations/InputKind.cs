namespace GearSweep.Shared.Configurations;

/// <summary>The columns of a row that a model sees.</summary>
public enum InputKind
{
    /// <summary>Speed, load and all channels, as in the lecture; the first two are constant within a segment.</summary>
    All = 0,

    /// <summary>All channels.</summary>
    Channels = 1,

    /// <summary>The target alone.</summary>
    Target = 2,
}
