using System.CommandLine;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;

namespace GearSweep.Benchmarks.Engines;

/// <summary>What the engine <c>auto</c> rests on: how much faster <c>simd</c> is than <c>torch</c>, over shapes far apart.</summary>
internal static class AutoCommand
{
    private static readonly int[] Batches = [1, 10, 100, 1000], Lengths = [1, 7, 60], Hidden = [1, 8, 33, 128, 512];

    /// <summary>Makes the command.</summary>
    public static Command Create() =>
        new Command("auto", "How much faster simd is than torch, over shapes far apart: the rule of the engine 'auto'.")
            .Reporting((_, _) => Task.FromResult(Measure()));

    private static Report Measure()
    {
        var report = new Report("auto", [Shape.Head, .. Batches.Select(batch => $"batch {batch}")]);
        SimdEngine simd = new();
        TorchEngine torch = new();
        var slower = new List<string>();
        foreach (var hidden in Hidden)
        {
            foreach (var length in Lengths)
            {
                var ratios = Batches
                    .Where(batch => (long)hidden * hidden * length * batch < 400_000_000)
                    .Select(batch => new Configuration { HiddenSize = hidden, NumLayers = 2, SequenceLength = length, BatchSize = batch, Dropout = 0.1 })
                    .ToDictionary(c => c.BatchSize, c => EpochTiming.SecondsABatch(torch, c) / EpochTiming.SecondsABatch(simd, c));
                report.Add(
                    $"{hidden} × 2, {length}",
                    Batches.Select(batch => ratios.TryGetValue(batch, out var ratio) ? $"{ratio:F1} ×" : Report.None));
                slower.AddRange(ratios.Where(r => r.Value < 1).Select(r => $"{hidden} × 2, {length}, batch {r.Key}"));
            }
        }

        return report
            .Say("torch's time of a step ÷ simd's, for two layers with dropout 0.1: the least mean of five runs of a tenth of a second each.")
            .Say($"Shapes at which simd is slower: {(slower.Count == 0 ? "none" : string.Join("; ", slower))}.");
    }
}
