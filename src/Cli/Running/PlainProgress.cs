using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;

namespace GearSweep.Cli.Running;

/// <summary>
/// A line whenever trials have ended, for logs and pipes: at most one in some seconds, and always the last.
/// </summary>
/// <param name="error">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(TextWriter error, TimeProvider time) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task WhileAsync(Func<Action<SweepRow>, Task> work)
    {
        var shown = -1;
        var shownAt = 0L;
        return work(row =>
        {
            var ended = row.Counts.Ended;
            if (ended == shown || (shown >= 0 && ended < row.Counts.Total && time.GetElapsedTime(shownAt) < Interval))
                return;
            (shown, shownAt) = (ended, time.GetTimestamp());
            error.WriteLine($"{Printable.Line(row.Name)}: {ProgressLine.For(row)}");
        });
    }
}
