using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>
/// How long this silo's trainings take beside the price that <see cref="CostModel"/> gives them, by the last that ended.
/// </summary>
internal sealed class TrainingPace
{
    private double _secondsPerPrice = double.NaN;

    /// <summary>
    /// How long a training will take at most; <see langword="null"/> as long as none has ended here.
    /// </summary>
    public TimeSpan? Expect(TrialAssignment assignment)
    {
        var pace = Volatile.Read(ref _secondsPerPrice);
        var left = assignment.Epochs - (assignment.ResumeFrom?.Epoch ?? 0);
        return double.IsNaN(pace)
            ? null
            : TimeSpan.FromSeconds(Math.Min(pace * Price(assignment, left), TimeSpan.MaxValue.TotalSeconds / 2));
    }

    /// <summary>Learns from a training that has ended.</summary>
    /// <param name="assignment">What was trained.</param>
    /// <param name="epochs">Epochs that were trained; with 0 nothing is learned.</param>
    /// <param name="took">How long it took.</param>
    public void Learn(TrialAssignment assignment, int epochs, TimeSpan took)
    {
        if (Price(assignment, epochs) is > 0 and var price)
            Volatile.Write(ref _secondsPerPrice, took.TotalSeconds / price);
    }

    private static double Price(TrialAssignment assignment, int epochs) =>
        epochs * CostModel.SecondsPerEpoch(assignment.Configuration, assignment.Split.TrainRows, assignment.Engine);
}
