namespace GearSweep.Shared.Results;

/// <summary>What sweeps are sorted by.</summary>
[GenerateSerializer]
public enum SweepColumn
{
    /// <summary>When they were launched.</summary>
    Launched = 0,

    /// <summary>Their names, in any case.</summary>
    Name = 1,

    /// <summary>Their states: those that run first.</summary>
    State = 2,

    /// <summary>How many trials they have.</summary>
    Trials = 3,

    /// <summary>Names of their datasets, in any case.</summary>
    Dataset = 4,
}
