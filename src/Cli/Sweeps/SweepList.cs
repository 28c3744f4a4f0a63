using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Cli.Sweeps;

/// <summary>
/// A list of sweeps, newest first: what <c>sweeps</c> prints of a store and <c>cluster sweeps</c> of a cluster.
/// </summary>
internal sealed class SweepList
{
    private const int Most = 1000;
    private static readonly string[] Heading = ["sweep", "id", "dataset", "state", "launched (UTC)", "progress"];

    private readonly Argument<string?> _text = new("TEXT")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Only sweeps with this text in name, description or dataset.",
    };

    private readonly Option<int> _take = new("--take")
    {
        Description = $"Sweeps at most, 1 to {Most}.",
        DefaultValueFactory = _ => 20,
        HelpName = "N",
    };
    private readonly Option<ListFormat> _format = new("--format")
    {
        Description = "Form of the list.",
        DefaultValueFactory = _ => ListFormat.Text,
    };

    /// <summary>Makes a command that prints a list.</summary>
    /// <param name="description">What the command does.</param>
    public Command Create(string description)
    {
        _take.AcceptOnlyBetween(1, Most);
        return new Command("sweeps", description) { _text, _take, _format };
    }

    /// <summary>Reads the list and prints it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="read">Reads sweeps with a text in them, so many at most.</param>
    /// <param name="isOwned">Whether a process trains what is stored as running; otherwise it was interrupted.</param>
    /// <param name="streams">Where to.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WriteAsync(
        ParseResult parsed,
        Func<string?, int, Task<Page<SweepRow>>> read,
        bool isOwned,
        Streams streams,
        CancellationToken cancellation
    )
    {
        var page = await read(parsed.GetValue(_text), parsed.GetValue(_take));
        switch (parsed.GetValue(_format))
        {
            case ListFormat.Csv:
                await Table.WriteAsync(
                    streams.Output,
                    TableFormat.Csv,
                    Columns(isOwned),
                    page.Items.ToAsyncEnumerable(),
                    cancellation
                );
                break;
            case ListFormat.Json:
                await streams.Output.WriteAsync(
                    JsonSerializer.Serialize(page.Items.Select(row => Brief.From(row, isOwned)), JsonFormat.Report)
                        + "\n"
                );
                break;
            default:
                await streams.Output.WriteAsync(ToText(page, isOwned));
                break;
        }

        await streams.Output.FlushAsync(cancellation);
    }

    /// <summary>Writes a table for people.</summary>
    internal static string ToText(Page<SweepRow> page, bool isOwned)
    {
        if (page.Total == 0)
            return "No sweeps.\n";
        var more =
            page.Total > page.Items.Count
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{page.Items.Count} of {page.Total} sweeps; --take shows more.\n"
                )
                : "";
        var problems = string.Concat(
            page.Items.Where(row => row.Problem is not null)
                .Select(row => $"{SweepReference.For(row.Id)} cannot be opened: {row.Problem}\n")
        );
        return TextTable.Write(Heading, page.Items.Select(row => Line(row, isOwned))) + problems + more;
    }

    private static Column<SweepRow>[] Columns(bool isOwned) =>
        [
            new("id", s => s.Id),
            new("name", s => s.Name),
            new("dataset", s => s.Dataset),
            new("state", s => StateOf(s, isOwned)),
            new("created", s => Moment(s.Created)),
            new("ended", s => s.Ended is { } ended ? Moment(ended) : null),
            new("trials", s => s.Counts.Total),
            new("done", s => s.Counts.Ended),
            new("completed", s => s.Counts.Completed),
            new("pruned", s => s.Counts.Pruned),
            new("failed", s => s.Counts.Failed),
            new("cancelled", s => s.Counts.Cancelled),
            new("problem", s => s.Problem),
        ];

    private static string[] Line(SweepRow row, bool isOwned) =>
        [
            row.Name,
            row.Id.ToString(CultureInfo.InvariantCulture),
            row.Dataset,
            StateOf(row, isOwned),
            row.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ProgressLine.For(row, isOwned),
        ];

    private static string StateOf(SweepRow row, bool isOwned) =>
        row switch
        {
            { Problem: not null } => "unreadable",
            { State: SweepState.Running } when !isOwned => "interrupted",
            _ => row.State.ToString().ToLowerInvariant(),
        };

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A sweep in <c>--format json</c>.</summary>
    private sealed record Brief(
        int Id,
        string Name,
        string Dataset,
        string State,
        DateTimeOffset Created,
        DateTimeOffset? Ended,
        TrialCounts Trials,
        string? Problem
    )
    {
        public static Brief From(SweepRow row, bool isOwned) =>
            new(row.Id, row.Name, row.Dataset, StateOf(row, isOwned), row.Created, row.Ended, row.Counts, row.Problem);
    }
}
