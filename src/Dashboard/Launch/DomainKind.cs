namespace GearSweep.Dashboard.Launch;

/// <summary>The ways in which a form states a parameter's values.</summary>
public enum DomainKind
{
    /// <summary>One value.</summary>
    Fixed = 0,

    /// <summary>Several values.</summary>
    List = 1,

    /// <summary>A range with a distribution.</summary>
    Range = 2,
}
