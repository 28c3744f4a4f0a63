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
        var slots = new Option<int>("--slots") { Description = "Training threads.", DefaultValueFactory = _ => 2 };
        var repeats = new Option<int>("--repeats") { Description = "Runs of each kind.", DefaultValueFactory = _ => 3 };
        return new Command("orchestration", "What the cluster and the store add to the training of a whole sweep.")
        {
            spec,
            slots,
            repeats,
        }.Reporting(
            (parsed, cancellation) =>
                new OrchestrationBenchmark(
                    parsed.GetRequiredValue(spec),
                    parsed.GetValue(slots),
                    parsed.GetValue(repeats)
                ).RunAsync(cancellation)
        );
    }
}
