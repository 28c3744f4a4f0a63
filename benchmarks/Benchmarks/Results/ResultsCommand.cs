using System.CommandLine;
using System.Globalization;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Results;

/// <summary>
/// Every benchmark in one run: one after the other, each in a process of its own, and its report is in its place as
/// soon as it is there.
/// </summary>
internal static class ResultsCommand
{
    private static readonly string[] Names =
    [
        "engines",
        "cells",
        "step",
        "skip",
        "auto",
        "profile",
        "grid",
        "dataset",
        "dataset-memory",
        "storage",
        "orchestration",
        "short-trials",
        "first-epoch",
        "scale",
        "decisions",
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = new Option<FileInfo>("--write")
        {
            DefaultValueFactory = _ => new("docs/results.md"),
            Description = "The file that has the places of the reports.",
        };
        var only = new Option<string?>("--only")
        {
            Description = $"Benchmarks to run, with commas between them; default: {string.Join(',', Names)}.",
        };
        var csv = new Option<FileInfo?>("--csv")
        {
            Description = "The dataset of the grid; default: no_fault.csv in GEARSWEEP_GEAR_DATA.",
        };
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => 3,
            Description = "Times that engines, cells and grid are measured.",
        };
        var peer = Peer.Option();
        var command = new Command("results", "Runs all benchmarks and writes docs/results.md.")
        {
            file,
            only,
            csv,
            rounds,
            peer,
        };
        command.Validators.Add(parsed =>
        {
            foreach (var name in Chosen(parsed.GetValue(only)).Except(Names))
                parsed.AddError($"--only: there is no benchmark '{name}'; there are {string.Join(", ", Names)}");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                string[] repeated = ["--rounds", parsed.GetValue(rounds).ToString(CultureInfo.InvariantCulture)];
                if (parsed.GetValue(peer) is { } program)
                    repeated = [.. repeated, "--peer", program];
                string[] Arguments(string name) =>
                    name switch
                    {
                        "engines" or "cells" => repeated,
                        "grid" when parsed.GetValue(csv) is { } data => [data.FullName, .. repeated],
                        "grid" => repeated,
                        "orchestration" or "short-trials" => ["--repeats", "9"],
                        "scale" => repeated,
                        _ => [],
                    };
                return RunAsync(
                    parsed.GetRequiredValue(file).FullName,
                    Chosen(parsed.GetValue(only)).Select(name => (name, Arguments(name))),
                    cancellation
                );
            }
        );
        return command;
    }

    private static string[] Chosen(string? only) =>
        only?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? Names;

    private static async Task<int> RunAsync(
        string file,
        IEnumerable<(string Name, string[] Arguments)> benchmarks,
        CancellationToken cancellation
    )
    {
        var failed = new List<string>();
        foreach (var (name, arguments) in benchmarks)
        {
            await Console.Error.WriteLineAsync($"{name} …");
            try
            {
                Console.Write(await ChildProcess.RunSelfAsync([name, .. arguments, "--write", file], cancellation));
            }
            catch (InvalidOperationException e)
            {
                await Console.Error.WriteLineAsync($"{name}: {e.Message}");
                failed.Add(name);
            }
        }

        if (failed.Count == 0)
            return 0;
        await Console.Error.WriteLineAsync(
            $"Failed; {file} has their reports as they were, or what they complain about: {string.Join(", ", failed)}"
        );
        return 1;
    }
}
