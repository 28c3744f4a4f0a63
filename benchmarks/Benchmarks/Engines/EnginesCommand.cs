using System.CommandLine;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// Seconds an epoch by shape, on one thread: the engines, the processor's peak and the peer in turns, so that a machine that is slower for a while is
/// slower for all of them. Medians over the rounds.
/// </summary>
internal static class EnginesCommand
{
    private static readonly (int Hidden, int Layers, int Length)[] Shapes = [(16, 1, 7), (32, 1, 7), (64, 1, 7), (64, 2, 14), (128, 2, 7), (256, 2, 7)];
    private static readonly ITrainingEngine[] Engines = [new SimdEngine(), new TorchEngine()];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Times that everything is measured." };
        var program = new Option<string?>("--peer") { Description = "The program that trains the same with PyTorch; default: GEARSWEEP_PEER." };
        var command = new Command("engines", "Seconds an epoch of each engine, by shape, beside PyTorch.") { rounds, program };
        command.SetAction((parsed, cancellation) => MeasureAsync(parsed.GetValue(rounds), Peer.Find(parsed.GetValue(program)), cancellation));
        return command;
    }

    private static async Task MeasureAsync(int rounds, Peer? peer, CancellationToken cancellation)
    {
        var report = new Report($"engines --rounds {rounds}");
        var seconds = Shapes.ToDictionary(shape => shape, _ => Engines.Select(_ => new List<double>()).ToArray());
        var peers = Shapes.ToDictionary(shape => shape, _ => new List<double>());
        var peaks = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var shape in Shapes)
            {
                var configuration = new Configuration { HiddenSize = shape.Hidden, NumLayers = shape.Layers, SequenceLength = shape.Length };
                peaks.Add(FloatPeak.Measure());
                for (var i = 0; i < Engines.Length; i++) seconds[shape][i].Add(EpochTiming.Seconds(Engines[i], configuration, repeats: 3));
            }

            if (peer is null) continue;
            foreach (var (shape, epoch) in await peer.EpochsAsync(cancellation)) peers[shape].Add(epoch);
        }

        var peak = Statistics.Median(peaks);
        report.Add("fp32 peak of a core, median", $"{peak:F0} GFLOP/s ({peaks.Min():F0} to {peaks.Max():F0})");
        if (peer is null) report.Add("PyTorch", $"not measured: --peer names no program");
        foreach (var shape in Shapes) AddShape(report, shape, seconds[shape], peers[shape], peak);
        report.Print();
    }

    private static void AddShape(Report report, (int Hidden, int Layers, int Length) shape, List<double>[] engines, List<double> peer, double peak)
    {
        var configuration = new Configuration { HiddenSize = shape.Hidden, NumLayers = shape.Layers, SequenceLength = shape.Length };
        double simd = Statistics.Median(engines[0]), torch = Statistics.Median(engines[1]);
        var rate = EpochTiming.Operations(configuration) / simd / 1e9;
        var against = peer.Count == 0 ? "" : FormattableString.Invariant($"{Statistics.Median(peer) / simd:F1} × PyTorch's {Statistics.Median(peer):F4} s; ");
        report.Add(
            $"{shape.Hidden} × {shape.Layers}, {shape.Length}",
            $"{against}{torch / simd:F1} × torch's {torch:F4} s; {Engines[0].Description} {simd:F4} s an epoch, {rate:F0} GFLOP/s, {rate / peak:P0} of the peak");
    }
}
