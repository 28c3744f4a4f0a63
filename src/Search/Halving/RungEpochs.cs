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
}
