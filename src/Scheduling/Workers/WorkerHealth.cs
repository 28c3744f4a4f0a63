using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Workers;

/// <summary>What a worker's trials came to, as far as it says whether the worker is well.</summary>
/// <param name="BrokenInARow">Attempts that broke by an error of the worker, one after the other.</param>
/// <param name="FailedInARow">Trials that failed there, by whatever cause, one after the other.</param>
/// <param name="CompletedElsewhere">Trials that other workers have completed since the first of these.</param>
/// <param name="LastMessage">What the last one said.</param>
public readonly record struct WorkerHealth(
    int BrokenInARow,
    int FailedInARow,
    int CompletedElsewhere,
    string? LastMessage
)
{
    /// <summary>
    /// Why it was quarantined before its record here began: by a scheduler before this one, as the worker tells it, or
    /// with its host. <see langword="null"/> when it was not.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>After an attempt has ended on the worker.</summary>
    public WorkerHealth After(AttemptEnd end, string? message) =>
        end switch
        {
            AttemptEnd.Completed or AttemptEnd.Pruned => default,
            AttemptEnd.WorkerFailed => this with
            {
                BrokenInARow = BrokenInARow + 1,
                FailedInARow = FailedInARow + 1,
                LastMessage = message,
            },
            AttemptEnd.Failed => this with { FailedInARow = FailedInARow + 1, LastMessage = message },
            _ => this,
        };

    /// <summary>After a trial has been completed on another worker.</summary>
    public WorkerHealth AfterElsewhere() =>
        FailedInARow == 0 ? this : this with { CompletedElsewhere = CompletedElsewhere + 1 };
}
