using System.CommandLine;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Pages;

/// <summary>The command <c>first-epoch</c>.</summary>
internal static class FirstEpochCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var repeats = new Option<int>("--repeats") { Description = "Launches.", DefaultValueFactory = _ => 9 };
        return new Command(
            "first-epoch",
            "From the click on Launch to the first point that the page draws, in a Chromium."
        )
        {
            repeats,
        }.Reporting((parsed, cancellation) => FirstEpochBenchmark.RunAsync(parsed.GetValue(repeats), cancellation));
    }
}
