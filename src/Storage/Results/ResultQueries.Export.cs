using System.Runtime.CompilerServices;
using GearSweep.Shared.Results;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    // Pages, so that a slow consumer never keeps one moment of the database alive while its log grows.
    private const int ExportTrials = 256;

    /// <summary>All trials of a sweep by number, page by page: memory does not grow with their count.</summary>
    public async IAsyncEnumerable<TrialRow> ExportTrialsAsync(
        int sweep,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var channels = await _reads.ReadAsync(
            context => TrialRows.ChannelsAsync(context, sweep, cancellation),
            cancellation
        );
        for (var after = -1; ; )
        {
            var last = after;
            var page = await _reads.ReadAsync(
                context =>
                    context
                        .Trials.Where(t => t.SweepId == sweep && t.Number > last)
                        .OrderBy(t => t.Number)
                        .Take(ExportTrials)
                        .ToListAsync(cancellation),
                cancellation
            );
            foreach (var trial in page)
            {
                yield return TrialRows.ToRow(trial, channels[^1]);
            }

            if (page.Count < ExportTrials)
            {
                yield break;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>All loss points of a sweep that count, by trial and epoch, some trials at a time.</summary>
    public async IAsyncEnumerable<CurveRow> ExportCurvesAsync(
        int sweep,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        for (var after = -1; ; )
        {
            var before = after;
            var (points, last) = await _reads.ReadAsync(
                context => CurvesOfSomeTrialsAsync(context, sweep, before, cancellation),
                cancellation
            );
            if (last is not { } trial)
            {
                yield break;
            }

            foreach (var point in points)
            {
                yield return point;
            }

            after = trial;
        }
    }

    // The last of the trials; null when there are no more.
    private static async Task<(List<CurveRow> Points, int? Last)> CurvesOfSomeTrialsAsync(
        GearSweepContext context,
        int sweep,
        int after,
        CancellationToken cancellation
    )
    {
        var trials = await context
            .Trials.Where(t => t.SweepId == sweep && t.Number > after)
            .OrderBy(t => t.Number)
            .Take(ExportTrials)
            .Select(t => t.Number)
            .ToListAsync(cancellation);
        if (trials.Count == 0)
        {
            return ([], null);
        }

        var (first, last) = (trials[0], trials[^1]);
        var points = await context
            .LossPoints.Where(p => p.SweepId == sweep && p.Trial >= first && p.Trial <= last && !p.Superseded)
            .OrderBy(p => p.Trial)
            .ThenBy(p => p.Epoch)
            .Select(p => new CurveRow(p.Trial, p.Attempt, p.Epoch, p.TrainMse, p.ValidationMse, p.Seconds))
            .ToListAsync(cancellation);
        return (points, last);
    }
}
