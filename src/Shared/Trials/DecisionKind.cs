namespace GearSweep.Shared.Trials;

/// <summary>The kinds of <see cref="Decision"/>.</summary>
public enum DecisionKind
{
    /// <summary>Nothing is to be done.</summary>
    Wait,

    /// <summary>A new trial begins.</summary>
    Start,

    /// <summary>A paused trial goes on to its next rung.</summary>
    Promote,

    /// <summary>Another seed of a configuration that has got to the end trains to the end.</summary>
    Confirm,

    /// <summary>A paused trial is given up for good.</summary>
    Prune,
}
