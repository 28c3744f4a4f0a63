using System.CommandLine;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;

namespace GearSweep.Benchmarks.Engines;

/// <summary>Seconds an epoch of each engine, by shape, on one thread.</summary>
internal static class EnginesCommand
{
    private static readonly (int Hidden, int Layers, int Length)[] Shapes = [(16, 1, 7), (32, 1, 7), (64, 1, 7), (64, 2, 14), (128, 2, 7), (256, 2, 7)];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var repeats = new Option<int>("--repeats") { DefaultValueFactory = _ => 3, Description = "Epochs of which the fastest counts." };
        var only = new Option<string?>("--engine") { Description = "Only this engine." };
        var command = new Command("engines", "Seconds an epoch of each engine, by shape.") { repeats, only };
        command.SetAction(parsed => Measure(parsed.GetValue(repeats), parsed.GetValue(only)));
        return command;
    }

    private static void Measure(int repeats, string? only)
    {
        var report = new Report("engines");
        var peak = FloatPeak.Measure();
        report.Add("fp32 peak of a core, measured", $"{peak:F0} GFLOP/s");
        foreach (var (hidden, layers, length) in Shapes)
        {
            var configuration = new Configuration { HiddenSize = hidden, NumLayers = layers, SequenceLength = length };
            var operations = EpochTiming.Operations(configuration);
            foreach (var engine in new ITrainingEngine[] { new SimdEngine(), new TorchEngine() })
            {
                if (only is not null && engine.Name != only) continue;
                var seconds = EpochTiming.Seconds(engine, configuration, repeats);
                report.Add(
                    $"{hidden} × {layers}, {length}: {engine.Description}",
                    $"{seconds:F4} s an epoch, {operations / seconds / 1e9:F0} GFLOP/s, {operations / seconds / 1e9 / peak:P0} of the peak");
            }
        }

        report.Print();
    }
}
