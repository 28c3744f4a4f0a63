using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Queue;

/// <summary>
/// What a silo's trials came to, as far as it says whether the silo is well. A silo is set aside when it breaks trials that are not to blame, or
/// when trial after trial fails on it while they complete on others: one sick machine must not burn a sweep.
/// </summary>
/// <param name="BrokenInARow">Attempts that broke by an error of the silo, one after the other.</param>
/// <param name="FailedInARow">Trials that failed there, by whatever cause, one after the other.</param>
/// <param name="CompletedElsewhere">Trials that other silos have completed since the first of these.</param>
/// <param name="LastMessage">What the last one said.</param>
internal readonly record struct SiloHealth(int BrokenInARow, int FailedInARow, int CompletedElsewhere, string? LastMessage)
{
    private const int BrokenLimit = 3;
    private const int FailedLimit = 10;

    /// <summary>
    /// A complaint that is older than the silo's record here: of a queue before this one, as the silo tells it, or of its machine. <see langword="null"/> when
    /// there was none.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>Why the silo should be given no trials; <see langword="null"/> when it is well.</summary>
    public string? Complaint => this switch
    {
        { Before: { } before } => before,
        { BrokenInARow: >= BrokenLimit } => $"{BrokenInARow} attempts in a row ended with an error of the silo, the last one: {LastMessage}",
        { FailedInARow: >= FailedLimit, CompletedElsewhere: >= FailedLimit } =>
            $"{FailedInARow} trials in a row failed here while {CompletedElsewhere} completed on other silos, the last one: {LastMessage}",
        _ => null,
    };

    /// <summary>After an attempt has ended on the silo.</summary>
    public SiloHealth After(AttemptEnd end, string? message) => end switch
    {
        AttemptEnd.Completed or AttemptEnd.Pruned => default,
        AttemptEnd.Broken => this with { BrokenInARow = BrokenInARow + 1, FailedInARow = FailedInARow + 1, LastMessage = message },
        AttemptEnd.Failed => this with { FailedInARow = FailedInARow + 1, LastMessage = message },
        _ => this,
    };

    /// <summary>After a trial has been completed on another silo.</summary>
    public SiloHealth AfterElsewhere() => FailedInARow == 0 ? this : this with { CompletedElsewhere = CompletedElsewhere + 1 };
}
