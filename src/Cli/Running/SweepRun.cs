using GearSweep.Cli.Commands;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

/// <summary>
/// <c>gearsweep run</c>: a whole sweep in this process. The same command with the same store goes on where it stopped, and reports a
/// sweep that has
/// completed without training it again.
/// </summary>
internal sealed class SweepRun(RunRequest request, Streams streams, TimeProvider time)
{
    /// <summary>Runs the sweep to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(request.Store)) throw new InputException($"'{request.Store}' is a directory; the path of a file is expected");
        var plan = await Task.Run(() => RunPlan.Read(request, cancellation), cancellation);
        var earlier = await EarlierRun.FindAsync(request.Store, plan, cancellation);
        if (earlier?.Row.State == SweepState.Completed)
        {
            await streams.Error.WriteLineAsync($"'{plan.Spec.Name}' has completed before; nothing is trained again.");
            return await ReportAsync(earlier);
        }

        return await TrainAsync(plan, earlier, cancellation) is { } detail ? await ReportAsync(detail) : ExitCode.Failed;
    }

    private async Task<SweepDetail?> TrainAsync(RunPlan plan, SweepDetail? earlier, CancellationToken cancellation)
    {
        if (earlier is not null) await streams.Error.WriteLineAsync($"Going on with '{plan.Spec.Name}': {ProgressLine.Of(earlier.Row)}.");
        await using var session = await SweepSession.StartAsync(request, cancellation);
        var sweep = earlier?.Row.Id ?? await session.LaunchAsync(plan.Yaml);
        if (earlier?.Row.State == SweepState.Paused) await session.ResumeAsync(sweep);
        try
        {
            await SweepProgress.DisplayOf(streams, time).WhileAsync(show => session.WaitAsync(sweep, show, cancellation));
            return await session.LookAsync(sweep);
        }
        catch (OperationCanceledException)
        {
            await streams.Error.WriteLineAsync(
                cancellation.IsCancellationRequested
                    ? "Stopping: what trains is checkpointed. The same command goes on from there."
                    : "The silo has stopped by itself; the messages above say why. The same command goes on from the last checkpoints.");
            return null;
        }
    }

    private Task<int> ReportAsync(SweepDetail detail) => SweepReport.WriteAsync(detail, request.Format, streams, time.GetUtcNow());
}
