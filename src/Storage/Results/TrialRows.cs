using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>Trials as rows of a list.</summary>
internal static class TrialRows
{
    public static TrialRow ToRow(TrialEntity trial, Channel target) =>
        new()
        {
            Number = trial.Number,
            ConfigurationNumber = trial.ConfigurationNumber,
            Configuration = trial.Configuration,
            Condition = trial.Condition,
            Repeat = trial.Repeat,
            Seed = (ulong)trial.Seed,
            State = trial.State,
            Attempts = trial.Attempts,
            Epochs = trial.Epochs,
            TrainMse = trial.TrainMse,
            ValidationRmse = trial.ValidationRmse,
            Test = Test(trial),
            Skill = trial.Skill,
            Seconds = trial.Seconds,
            Engine = trial.Engine,
            Silo = trial.Silo,
            Message = trial.Message,
            Target = target,
        };

    /// <summary>A sweep's channels; the usual ones where there is no such sweep.</summary>
    public static async Task<IReadOnlyList<Channel>> ChannelsAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    )
    {
        var stored = context.Sweeps.Where(s => s.Id == sweep).Select(s => s.Channels);
        return SegmentShape.Channels(await stored.SingleOrDefaultAsync(cancellation));
    }

    /// <summary>Test errors of a completed trial.</summary>
    public static ErrorMetrics? Test(TrialEntity trial) =>
        trial.State != TrialState.Completed
            ? null
            : new MetricColumns
            {
                Rmse = trial.TestRmse,
                Mae = trial.TestMae,
                R2 = trial.TestR2,
                RmseUnits = trial.TestRmseUnits,
                MaeUnits = trial.TestMaeUnits,
            }.ToMetrics();
}
