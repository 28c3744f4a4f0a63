namespace GearSweep.Shared.Results;

/// <summary>
/// Loss points as columns, in the order in which they were stored. A point is left out when a later attempt has trained
/// its epoch again, but a reader that follows with a cursor may already have the older one: the point of the highest
/// attempt counts.
/// </summary>
/// <param name="Cursor">Ask for what comes after this.</param>
/// <param name="More">Whether there is more than was asked for.</param>
/// <param name="Trial">Trial numbers.</param>
/// <param name="Attempt">Attempts.</param>
/// <param name="Epoch">Epochs, from 1.</param>
/// <param name="TrainMse">Train losses (scaled).</param>
/// <param name="ValidationMse">Validation losses (scaled); NaN without validation rows.</param>
/// <param name="Seconds">Seconds of each epoch.</param>
[GenerateSerializer, Immutable]
public sealed record CurvePoints(
    long Cursor,
    bool More,
    int[] Trial,
    int[] Attempt,
    int[] Epoch,
    double[] TrainMse,
    double[] ValidationMse,
    double[] Seconds
);
