using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

/// <summary>
/// <c>gearsweep run</c>: a whole sweep in this process. The same command with the same store goes on where it stopped,
/// and reports a
/// sweep that has
/// completed without training it again.
/// </summary>
internal sealed class SweepRun(RunRequest request, Streams streams, TimeProvider time)
{
    /// <summary>Runs the sweep to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (Directory.Exists(request.Store))
            throw new InputException($"'{request.Store}' is a directory; the path of a file is expected");
        var (name, yaml) = await SpecificationText.ReadAsync(request.Specification, cancellation);
        var plan = await Task.Run(() => RunPlan.Read(request, name, yaml, cancellation), cancellation);
        var earlier = await EarlierRun.FindAsync(request.Store, plan, cancellation);
        if (
            earlier.Sweep is { Row.State: SweepState.Completed } done
            && !(request.RetryFailed && done.Row.Counts.Failed > 0)
        )
        {
            await streams.Error.WriteLineAsync(RunText.Completed(done.Row));
            return await ReportAsync(done);
        }

        if (earlier.OtherCount > 0)
            await streams.Error.WriteLineAsync(RunText.Others(earlier, request.Store));

        return await TrainAsync(plan, earlier.Sweep, cancellation) is { } detail
            ? await ReportAsync(detail)
            : ExitCode.Failed;
    }

    private async Task<SweepDetail?> TrainAsync(RunPlan plan, SweepDetail? earlier, CancellationToken cancellation)
    {
        if (earlier is not null)
            await streams.Error.WriteLineAsync($"Going on with '{plan.Spec.Name}': {ProgressLine.For(earlier.Row)}.");
        await using var session = await SweepSession.StartAsync(request, cancellation);
        var sweep = earlier is null ? await session.LaunchAsync(plan.Yaml) : await GoOnAsync(session, earlier.Row);
        foreach (var note in UndefinedFigures.For((await session.LookAsync(sweep)).Row))
        {
            await streams.Error.WriteLineAsync($"Note: {note}.");
        }

        try
        {
            await SweepProgress
                .DisplayOf(streams, time)
                .WhileAsync(show => session.WaitAsync(sweep, show, cancellation));
            return await session.LookAsync(sweep);
        }
        catch (OperationCanceledException)
        {
            await streams.Error.WriteLineAsync(
                cancellation.IsCancellationRequested
                    ? "Stopping: what trains is checkpointed. The same command goes on from there."
                    : "The silo has stopped by itself; the messages above say why. The same command goes on from the last checkpoints."
            );
            return null;
        }
    }

    private async Task<int> GoOnAsync(SweepSession session, SweepRow row)
    {
        session.GoOn(row.Id);
        if (row.State == SweepState.Paused)
            await session.ResumeAsync(row.Id);
        if (request.RetryFailed && row.Counts.Failed > 0)
            await session.RetryAsync(row.Id);
        return row.Id;
    }

    private Task<int> ReportAsync(SweepDetail detail) =>
        SweepReport.WriteAsync(detail, request.Format, streams, time.GetUtcNow());
}
