namespace GearSweep.Shared.Specification;

/// <summary>What proposes configurations.</summary>
public enum SearchMethod
{
    /// <summary>Every combination of the listed values, each once.</summary>
    Grid = 0,

    /// <summary>Independent draws from every parameter's values or distribution.</summary>
    Random = 1,
}
