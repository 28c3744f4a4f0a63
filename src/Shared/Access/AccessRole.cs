namespace GearSweep.Shared.Access;

/// <summary>What a person may do on the pages and over REST.</summary>
public enum AccessRole
{
    /// <summary>Look at everything, and change nothing.</summary>
    View,

    /// <summary>Look at and change everything.</summary>
    Operate,
}
