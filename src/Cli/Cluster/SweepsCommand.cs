using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Running;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster sweeps</c>: the sweeps of a running cluster, newest first.</summary>
internal static class SweepsCommand
{
    private const int Most = 1000;
    private static readonly string[] Heading = ["sweep", "id", "dataset", "state", "launched (UTC)", "progress"];

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ClusterTarget();
        var text = new Argument<string?>("TEXT") { Arity = ArgumentArity.ZeroOrOne, Description = "Only sweeps with this text in name, description or dataset." };
        var take = new Option<int>("--take") { Description = $"Sweeps at most, 1 to {Most}.", DefaultValueFactory = _ => 20, HelpName = "N" };
        take.AcceptOnlyBetween(1, Most);
        var format = new Option<ReportFormat>("--format") { Description = "Form of the answer.", DefaultValueFactory = _ => ReportFormat.Text };
        var command = new Command("sweeps", "Prints the cluster's sweeps, newest first.") { text, take, format };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = await target.OpenAsync(parsed, cancellation);
            var page = await session.Grains.GetGrain<IResultsGrain>(0).SweepsAsync(parsed.GetValue(text), 0, parsed.GetValue(take)).WaitAsync(cancellation);
            await streams.Output.WriteAsync(
                parsed.GetValue(format) == ReportFormat.Json ? JsonSerializer.Serialize(page.Items.Select(Brief.Of), Json.Report) + "\n" : Write(page));
            await streams.Output.FlushAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A sweep is named by its id, or by its name: then the newest of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static async Task<int> FindAsync(IResultsGrain results, string sweep)
    {
        if (int.TryParse(sweep, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await results.SweepAsync(id) is not null) return id;
        var named = (await results.SweepsAsync(sweep, 0, Most)).Items.FirstOrDefault(row => row.Name == sweep);
        return named?.Id ?? throw new InputException($"the cluster has no sweep '{sweep}'; 'cluster sweeps' prints those that it has");
    }

    /// <summary>Writes a table for people.</summary>
    internal static string Write(Page<SweepRow> page)
    {
        if (page.Total == 0) return "No sweeps.\n";
        var more = page.Total > page.Items.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{page.Items.Count} of {page.Total} sweeps; --take shows more.\n")
            : "";
        return TextTable.Write(Heading, page.Items.Select(Line)) + more;
    }

    private static string[] Line(SweepRow row) =>
    [
        row.Name,
        row.Id.ToString(CultureInfo.InvariantCulture),
        row.Dataset,
        row.State.ToString().ToLowerInvariant(),
        row.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ProgressLine.Of(row),
    ];

    /// <summary>A sweep in <c>--format json</c>.</summary>
    private sealed record Brief(int Id, string Name, string Dataset, string State, DateTimeOffset Created, DateTimeOffset? Ended, TrialCounts Trials)
    {
        public static Brief Of(SweepRow row) =>
            new(row.Id, row.Name, row.Dataset, row.State.ToString().ToLowerInvariant(), row.Created, row.Ended, row.Counts);
    }
}
