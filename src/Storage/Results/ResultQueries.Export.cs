using System.Runtime.CompilerServices;
using GearSweep.Shared.Results;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    // Pages, so that a slow consumer never keeps one moment of the database alive while its log grows.
    private const int ExportTrials = 256;

    /// <summary>All trials of a sweep by number, page by page: memory does not grow with their count.</summary>
    public async IAsyncEnumerable<TrialRow> ExportTrialsAsync(int sweep, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var after = -1; ;)
        {
            await using var context = _contexts.CreateDbContext();
            var page = await context.Trials
                .Where(t => t.SweepId == sweep && t.Number > after)
                .OrderBy(t => t.Number)
                .Take(ExportTrials)
                .ToListAsync(cancellation);
            foreach (var trial in page)
            {
                yield return TrialRows.ToRow(trial);
            }

            if (page.Count < ExportTrials)
            {
                yield break;
            }

            after = page[^1].Number;
        }
    }

    /// <summary>All loss points of a sweep that count, by trial and epoch, some trials at a time.</summary>
    public async IAsyncEnumerable<CurveRow> ExportCurvesAsync(int sweep, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var after = -1; ;)
        {
            await using var context = _contexts.CreateDbContext();
            var trials = await context.Trials
                .Where(t => t.SweepId == sweep && t.Number > after)
                .OrderBy(t => t.Number)
                .Take(ExportTrials)
                .Select(t => t.Number)
                .ToListAsync(cancellation);
            if (trials.Count == 0)
            {
                yield break;
            }

            var (first, last) = (trials[0], trials[^1]);
            var points = await context.LossPoints
                .Where(p => p.SweepId == sweep && p.Trial >= first && p.Trial <= last && !p.Superseded)
                .OrderBy(p => p.Trial).ThenBy(p => p.Epoch)
                .Select(p => new CurveRow(p.Trial, p.Attempt, p.Epoch, p.TrainMse, p.ValidationMse, p.Seconds))
                .ToListAsync(cancellation);
            foreach (var point in points)
            {
                yield return point;
            }

            after = last;
        }
    }
}
