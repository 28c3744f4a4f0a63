using System.Globalization;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Trials;

/// <summary>A training whose numbers have left what numbers can hold.</summary>
internal static class Divergence
{
    /// <summary>What it fails of.</summary>
    /// <param name="name">What is not finite.</param>
    /// <param name="value">Its value.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="configuration">What was trained.</param>
    public static TrialException Of(string name, double value, int epoch, Configuration configuration)
    {
        var rate = configuration.LearningRate.ToString("R", CultureInfo.InvariantCulture);
        return new TrialException(
            $"the {name} is not finite ({value.ToString(CultureInfo.InvariantCulture)}) in epoch {epoch} with learning rate {rate}"
        );
    }
}
