using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Cli.Sweeps;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster trial</c>: a trial's attempts, and how each ended.</summary>
internal static class TrialCommand
{
    private static readonly string[] Heading = ["attempt", "from epoch", "started (UTC)", "end", "silo"];

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ServerTarget();
        var sweep = SweepChoice.Argument();
        var number = new Argument<int>("TRIAL") { Description = "The trial's number." };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "Form of the answer.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        var command = new Command("trial", "Prints the attempts at a trial: where each ran, and why it ended.")
        {
            sweep,
            number,
            format,
        };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = target.Open(parsed);
                var row = await SweepsCommand.FindAsync(client, parsed.GetRequiredValue(sweep), cancellation);
                var wanted = parsed.GetValue(number);
                var trial =
                    await client.TrialAsync(row.Id, wanted, cancellation)
                    ?? throw new InputException($"sweep {row.Id} has no trial {wanted}");
                await streams.Output.WriteAsync(
                    parsed.GetValue(format) == ReportFormat.Json
                        ? JsonSerializer.Serialize(trial, JsonFormat.Report) + "\n"
                        : ToText(trial)
                );
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>Writes it for people: the trial, a table of attempts, and a line for each that says why it ended.</summary>
    internal static string ToText(TrialDetail trial)
    {
        var row = trial.Row;
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"Trial {row.Number} at {row.Condition}: {Word(row.State)}, {row.Epochs} epochs\n"
        );
        if (trial.Attempts.Count == 0)
            return head + "No attempts: it waits for a slot.\n";
        var reasons = trial
            .Attempts.Where(attempt => attempt.Message is { Length: > 0 })
            .Select(attempt =>
                string.Create(CultureInfo.InvariantCulture, $"attempt {attempt.Number}: {attempt.Message}\n")
            );
        return head + TextTable.Write(Heading, trial.Attempts.Select(Line)) + string.Concat(reasons);
    }

    private static string[] Line(AttemptRow attempt) =>
        [
            attempt.Number.ToString(CultureInfo.InvariantCulture),
            attempt.FirstEpoch.ToString(CultureInfo.InvariantCulture),
            attempt.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            attempt.End is { } end ? Word(end) : "running",
            attempt.Silo,
        ];

    // As REST and JSON name it.
    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}");
}
