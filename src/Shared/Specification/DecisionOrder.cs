namespace GearSweep.Shared.Specification;

/// <summary>What a decision sees.</summary>
public enum DecisionOrder
{
    /// <summary>All results that are there when a slot is free.</summary>
    Arrival,

    /// <summary>The results that would be there by the prices of the jobs, whenever they come.</summary>
    Fixed,
}
