namespace GearSweep.Dashboard.Grids;

/// <summary>How a column is filtered.</summary>
public enum FilterKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By numbers: equal, less, greater, between.</summary>
    Number,

    /// <summary>By one word of a few.</summary>
    Word,

    /// <summary>By any of a few words.</summary>
    Words,

    /// <summary>By a part of its text.</summary>
    Text,
}
