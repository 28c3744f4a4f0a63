using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Sweeps;

/// <summary><c>gearsweep replay</c>: decides everything again from what was seen, and compares.</summary>
internal static class ReplayCommand
{
    private const int MostShown = 20;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var sweep = StoredSweeps.SweepArgument();
        var store = StoredSweeps.StoreOption();
        var command = new Command(
            "replay",
            "Decides on a sweep's trials again from the epochs that each decision had seen, and tells where that comes out otherwise than it was stored."
        )
        {
            sweep,
            store,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var code = ExitCode.Done;
                await StoredSweeps.LookAsync(
                    parsed.GetRequiredValue(store),
                    parsed.GetRequiredValue(sweep),
                    async (opened, id) => code = await ReplayAsync(opened, id, streams, cancellation),
                    cancellation
                );
                await streams.Output.FlushAsync(cancellation);
                return code;
            }
        );
        return command;
    }

    private static async Task<int> ReplayAsync(
        ReadOnlyResults opened,
        int sweep,
        Streams streams,
        CancellationToken cancellation
    )
    {
        var history =
            await opened.SearchHistoryAsync(sweep, cancellation)
            ?? throw new InputException($"there is no sweep {sweep}");
        if (SweepContent.Read(history.Sweep) is not { } content)
            throw new InputException($"the specification of sweep {sweep} cannot be read");
        if (content.Plan.CreateScheduler() is not { } scheduler)
        {
            await streams.Output.WriteLineAsync("0 decisions: every trial of the sweep is trained to its end.");
            return ExitCode.Done;
        }

        var different = DecisionLog.Replay(scheduler, history.Decisions, history.Shown).ToList();
        await streams.Output.WriteLineAsync($"{history.Decisions.Count} decisions, {different.Count} differ.");
        foreach (var (stored, again) in different.Take(MostShown))
            await streams.Output.WriteLineAsync($"{stored.Number}: {Text(stored.Decision)}; now {Text(again)}");
        return different.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Text(Decision decision) =>
        decision.Kind == DecisionKind.Wait
            ? DecisionText.Words(decision)
            : $"trial {decision.Trial} {DecisionText.Words(decision)}";
}
