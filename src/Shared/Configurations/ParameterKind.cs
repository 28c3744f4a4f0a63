namespace GearSweep.Shared.Configurations;

/// <summary>What values a parameter takes.</summary>
public enum ParameterKind
{
    /// <summary>Whole numbers.</summary>
    Integer = 0,

    /// <summary>Real numbers.</summary>
    Real = 1,

    /// <summary>Words of a list.</summary>
    Category = 2,
}
