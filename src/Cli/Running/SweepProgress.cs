using GearSweep.Cli.Commands;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

/// <summary>Follows a sweep to its end.</summary>
internal static class SweepProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>What shows progress on these streams.</summary>
    public static IProgressDisplay DisplayOf(Streams streams, TimeProvider time) =>
        streams.ErrorIsTerminal ? new TerminalProgress(streams.Terminal) : new PlainProgress(streams.Error, time);

    /// <summary>Waits for the end.</summary>
    /// <param name="look">The sweep as it stands.</param>
    /// <param name="show">Is called with it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task WaitAsync(
        Func<Task<SweepDetail>> look,
        Action<SweepRow> show,
        CancellationToken cancellation
    )
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            var row = (await look()).Row;
            show(row);
            if (row.State is SweepState.Completed or SweepState.Cancelled)
                return;
        } while (await timer.WaitForNextTickAsync(cancellation));
    }
}
