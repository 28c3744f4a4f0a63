namespace GearSweep.Shared.Specification;

/// <summary>The rules by which trials go on.</summary>
public enum SchedulerKind
{
    /// <summary>Every trial is trained to its end.</summary>
    None,

    /// <summary>Asynchronous successive halving by promotion.</summary>
    Asha,
}
