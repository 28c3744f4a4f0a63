using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>
/// The learning rate of an epoch, as a function of what came before it: an attempt that goes on from a checkpoint has
/// the same.
/// </summary>
internal static class LearningRate
{
    private const int Patience = 5;
    private const double Reduction = 0.5;

    /// <summary>The rate of the epoch that is under way.</summary>
    public static double Of(TrialAssignment assignment, TrialProgress progress) =>
        At(
            assignment.Configuration,
            progress.Epoch,
            assignment.Epochs,
            progress.ValidationLosses.Count > 0 ? progress.ValidationLosses : progress.TrainLosses
        );

    /// <summary>The rate.</summary>
    /// <param name="configuration">Its rate at first, and its schedule.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">Epochs at most.</param>
    /// <param name="losses">The losses that decide, of the epochs before.</param>
    public static double At(Configuration configuration, int epoch, int epochs, IReadOnlyList<double> losses) =>
        configuration.LearningRate
        * configuration.Schedule switch
        {
            // Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, without restarts.
            ScheduleKind.Cosine => (1 + Math.Cos(Math.PI * epoch / epochs)) / 2,
            ScheduleKind.Plateau => Math.Pow(Reduction, Reductions(losses)),
            _ => 1,
        };

    /// <summary>
    /// How often <see cref="Patience"/> epochs in a row have not been better than the best before them, as PyTorch's
    /// <c>ReduceLROnPlateau</c> counts them with a threshold of 0.
    /// </summary>
    private static int Reductions(IReadOnlyList<double> losses)
    {
        var (best, bad, reductions) = (double.PositiveInfinity, 0, 0);
        foreach (var loss in losses)
        {
            if (loss < best)
                (best, bad) = (loss, 0);
            else
                bad++;
            if (bad > Patience)
                (bad, reductions) = (0, reductions + 1);
        }

        return reductions;
    }
}
