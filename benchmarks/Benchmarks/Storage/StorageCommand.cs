using System.CommandLine;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Storage;

/// <summary>The command <c>storage</c>.</summary>
internal static class StorageCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var trials = new Option<int>("--trials")
        {
            Description = "Trials of the sweep.",
            DefaultValueFactory = _ => 10_000,
        };
        var reporters = new Option<int>("--reporters")
        {
            Description = "Trials that report at once.",
            DefaultValueFactory = _ => 8,
        };
        return new Command(
            "storage",
            "Trials that the store takes a second, and what the pages' queries take with them."
        )
        {
            trials,
            reporters,
        }.Reporting(
            (parsed, cancellation) =>
                new StorageBenchmark(parsed.GetValue(trials), parsed.GetValue(reporters)).RunAsync(cancellation)
        );
    }
}
