namespace GearSweep.Search.Halving;

/// <summary>The epochs at which trials are compared: r, rη, rη², … below the last epoch, and the last.</summary>
public static class RungEpochs
{
    /// <summary>The rungs.</summary>
    /// <param name="first">r, the epochs of a trial's first job, from 1.</param>
    /// <param name="factor">η, from 2.</param>
    /// <param name="last">Epochs of a whole trial, from 1.</param>
    public static IReadOnlyList<int> Create(int first, int factor, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        List<int> epochs = [];
        for (long epoch = first; epoch < last; epoch *= factor)
            epochs.Add((int)epoch);
        return [.. epochs, last];
    }

    /// <summary>
    /// Epochs that a condition is given when each rung passes on the best ⌊n / η⌋: about what it comes to, as trials that
    /// were among the best for a while go on as well.
    /// </summary>
    /// <param name="epochs">The rungs.</param>
    /// <param name="factor">η.</param>
    /// <param name="configurations">Configurations that begin.</param>
    /// <param name="repeats">Seeds of those that get to the end.</param>
    public static long Expected(IReadOnlyList<int> epochs, int factor, int configurations, int repeats)
    {
        long sum = 0,
            trials = configurations;
        for (var rung = 0; rung < epochs.Count; rung++)
        {
            sum += trials * (epochs[rung] - (rung == 0 ? 0 : epochs[rung - 1]));
            if (rung < epochs.Count - 1)
                trials = Math.Max(Math.Min(trials, 1), trials / factor);
        }

        return sum + trials * (repeats - 1) * epochs[^1];
    }
}
