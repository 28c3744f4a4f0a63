using System.Globalization;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Training.Trials;

/// <summary>What a checkpoint is known by: only the trial that wrote it may go on from it.</summary>
internal static class TrialFingerprint
{
    /// <summary>All that shapes the bits of a trial's curve, as one text.</summary>
    public static string Of(TrialAssignment a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"seed={a.Seed},{a.Configuration.Key},segment={a.SegmentHash},"
                + $"split={a.Split.TrainRows}+{a.Split.ValidationRows}+{a.Split.TestRows},early_stop={a.EarlyStop.Kind}/{a.EarlyStop.Patience}"
                + $"{(a.Configuration.Schedule == ScheduleKind.Cosine ? $",epochs={a.Epochs}" : "")}"
        );
}
