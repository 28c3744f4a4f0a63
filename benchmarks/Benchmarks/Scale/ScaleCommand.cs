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
        var history = new Option<int>("--history")
        {
            Description = "Trials of the long sweep; whole thousands.",
            DefaultValueFactory = _ => 100_000,
        };
        var stream = new Option<int>("--stream")
        {
            Description = "Seconds of the 96 streams.",
            DefaultValueFactory = _ => 100,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "Times that the quick ones are measured.",
            DefaultValueFactory = _ => 3,
        };
        var peer = Peer.Option();
        var peerFile = new Option<FileInfo?>("--peer-file")
        {
            Description = "The SQLite file that the peer makes of its trials; it is made anew, and read meanwhile.",
        };
        history.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var trials && (trials < 1000 || trials % 1000 != 0))
                result.AddError($"--history is {trials}; expected whole thousands");
        });
        return new Command("scale", "The orchestration of very many trials, with a simulated trainer.")
        {
            history,
            stream,
            rounds,
            peer,
            peerFile,
        }.Reporting(
            (parsed, cancellation) =>
                new ScaleBenchmark(
                    parsed.GetValue(history),
                    parsed.GetValue(stream),
                    parsed.GetValue(rounds),
                    Peer.Find(parsed.GetValue(peer)),
                    parsed.GetValue(peerFile)?.FullName
                ).RunAsync(cancellation)
        );
    }
}
