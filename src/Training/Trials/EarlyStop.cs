using GearSweep.Shared.Specification;

namespace GearSweep.Training.Trials;

/// <summary>The rules of early stopping, as functions of the losses of the epochs so far.</summary>
internal static class EarlyStop
{
    /// <summary>Whether a trial ends here although it has epochs left.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="trainLosses">One loss for each finished epoch.</param>
    /// <param name="validationLosses">Likewise; empty without validation rows.</param>
    public static bool IsDue(
        EarlyStopSpec rule,
        IReadOnlyList<double> trainLosses,
        IReadOnlyList<double> validationLosses
    ) =>
        rule.Kind switch
        {
            EarlyStopKind.Notebook => HasRisen(trainLosses, rule.Patience),
            EarlyStopKind.Validation => validationLosses.Count > 0
                && validationLosses.Count - 1 - BestEpoch(validationLosses) >= rule.Patience,
            _ => false,
        };

    /// <summary>The first epoch of the least loss, from 0.</summary>
    public static int BestEpoch(IReadOnlyList<double> losses)
    {
        var best = 0;
        for (var epoch = 1; epoch < losses.Count; epoch++)
        {
            if (losses[epoch] < losses[best])
                best = epoch;
        }

        return best;
    }

    /// <summary>
    /// The lecture's: <c>if (epoch % patience == 0) &amp; (epoch != 0): if train_hist[epoch - patience] &lt;
    /// train_hist[epoch]: break</c>.
    /// </summary>
    private static bool HasRisen(IReadOnlyList<double> losses, int patience)
    {
        var epoch = losses.Count - 1;
        return epoch > 0 && epoch % patience == 0 && losses[epoch - patience] < losses[epoch];
    }

    /// <summary>What is said of a trial that it ended.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="epochs">Epochs that were trained.</param>
    /// <param name="planned">Epochs that there were to be.</param>
    public static string Message(EarlyStopSpec rule, int epochs, int planned) =>
        $"early stop ({rule.Kind.ToName()}, patience {rule.Patience}) after epoch {epochs} of {planned}";
}
