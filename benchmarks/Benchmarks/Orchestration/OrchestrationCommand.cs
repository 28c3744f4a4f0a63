using System.CommandLine;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Orchestration;

/// <summary>The command <c>orchestration</c>.</summary>
internal static class OrchestrationCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var spec = new Option<string>("--spec")
        {
            Description = "The name of a preset.",
            DefaultValueFactory = _ => "quickstart",
        };
        var command = Create(
            "orchestration",
            "What the cluster and the store add to the training of a whole sweep.",
            parsed => parsed.GetRequiredValue(spec)
        );
        command.Options.Add(spec);
        return command;
    }

    /// <summary>Makes the command <c>short-trials</c>.</summary>
    public static Command CreateShort() =>
        Create(
            BenchmarkSpecs.ShortTrials,
            "The same for 504 trials of a few milliseconds each.",
            _ => BenchmarkSpecs.ShortTrials
        );

    private static Command Create(string name, string description, Func<ParseResult, string> spec)
    {
        var slots = new Option<int>("--slots") { Description = "Training threads.", DefaultValueFactory = _ => 2 };
        var repeats = new Option<int>("--repeats") { Description = "Runs of each kind.", DefaultValueFactory = _ => 3 };
        return new Command(name, description) { slots, repeats }.Reporting(
            (parsed, cancellation) =>
                new OrchestrationBenchmark(
                    name,
                    spec(parsed),
                    parsed.GetValue(slots),
                    parsed.GetValue(repeats)
                ).RunAsync(cancellation)
        );
    }
}
