namespace GearSweep.Shared.Files;

/// <summary>What is wanted of a file or a directory.</summary>
public enum FileUse
{
    /// <summary>Its content.</summary>
    Read,

    /// <summary>To change it, or to put another in its place.</summary>
    Write,

    /// <summary>To make it.</summary>
    Create,

    /// <summary>The names in it.</summary>
    List,
}
