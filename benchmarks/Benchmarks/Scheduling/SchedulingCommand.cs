using System.CommandLine;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scheduling;

/// <summary>The command <c>scheduling</c>.</summary>
internal static class SchedulingCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long each row is measured.",
            DefaultValueFactory = _ => 3,
        };
        return new Command(
            "scheduling",
            "How many events a second the scheduler's state takes, without a cluster and a store."
        )
        {
            seconds,
        }.Reporting(
            (parsed, _) => Task.FromResult(SchedulingBenchmark.Run(TimeSpan.FromSeconds(parsed.GetValue(seconds))))
        );
    }
}
