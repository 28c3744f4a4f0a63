using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>Compares all of what a trial yields, but for times, bit by bit.</summary>
internal static class SameBits
{
    public static void Of(
        AttemptOutcome expected,
        IEnumerable<EpochReport> expectedCurve,
        AttemptOutcome actual,
        IEnumerable<EpochReport> actualCurve
    )
    {
        Assert.Equal(AttemptEnd.Completed, expected.End);
        Assert.Equal(
            (expected.End, expected.Message, expected.Epochs, expected.Engine),
            (actual.End, actual.Message, actual.Epochs, actual.Engine)
        );
        Assert.Equal(expectedCurve.Select(WithoutTime), actualCurve.Select(WithoutTime));
        TrialResult one = expected.Result!,
            other = actual.Result!;
        Assert.Equal(
            (one.TrainMse, one.ValidationRmse, one.BestEpoch),
            (other.TrainMse, other.ValidationRmse, other.BestEpoch)
        );
        Assert.Equal((one.Test, one.Baselines), (other.Test, other.Baselines));
        Assert.Equal(one.Predictions.Model, other.Predictions.Model);
        Assert.Equal(one.Predictions.ArStar, other.Predictions.ArStar);
        Assert.Equal(one.Model, other.Model);
    }

    private static EpochReport WithoutTime(EpochReport report) => report with { Seconds = 0 };
}
