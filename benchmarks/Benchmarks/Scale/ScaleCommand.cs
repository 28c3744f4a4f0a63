using System.CommandLine;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scale;

/// <summary>The command <c>scale</c>.</summary>
internal static class ScaleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var history = new Option<int>("--history") { Description = "Trials of the long sweep, in thousands.", DefaultValueFactory = _ => 100_000 };
        var stream = new Option<int>("--stream") { Description = "Seconds of the 96 streams.", DefaultValueFactory = _ => 100 };
        var peer = Peer.Option();
        return new Command("scale", "The orchestration of very many trials, with a simulated trainer.") { history, stream, peer }
            .Reporting((parsed, cancellation) => new ScaleBenchmark(
                parsed.GetValue(history), parsed.GetValue(stream), Peer.Find(parsed.GetValue(peer))).RunAsync(cancellation));
    }
}
