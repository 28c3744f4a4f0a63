using System.CommandLine;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// Seconds an epoch by shape, on one thread: the engines, the processor's peak and the peer in turns, so that a machine
/// that is slower for a while is slower for all of them.
/// </summary>
internal static class EnginesCommand
{
    private const int Repeats = 3;
    private static readonly SimdEngine Simd = new();
    private static readonly TorchEngine Torch = new();

    /// <summary>Makes the command for LSTM.</summary>
    public static Command Create() =>
        Create("engines", "Seconds an epoch of each engine, by shape, beside PyTorch.", Shape.All, cells: null);

    /// <summary>Makes the command for the other cells.</summary>
    public static Command CreateForOtherCells() =>
        Create(
            "cells",
            "Seconds an epoch of each engine with the cells gru and rnn, by shape, beside PyTorch.",
            Shape.OtherCells,
            "gru,rnn"
        );

    private static Command Create(string name, string description, IReadOnlyList<Shape> shapes, string? cells)
    {
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => 3,
            Description = "Times that everything is measured.",
        };
        var peer = Peer.Option();
        return new Command(name, description) { rounds, peer }.Reporting(
            (parsed, cancellation) =>
                MeasureAsync(
                    name,
                    shapes,
                    cells,
                    parsed.GetValue(rounds),
                    Peer.Find(parsed.GetValue(peer)),
                    cancellation
                )
        );
    }

    private static async Task<Report> MeasureAsync(
        string name,
        IReadOnlyList<Shape> shapes,
        string? cells,
        int rounds,
        Peer? peer,
        CancellationToken cancellation
    )
    {
        var report = new Report(
            $"{name} --rounds {rounds}{(peer is null ? "" : " --peer PROGRAM")}",
            Shape.Head,
            "PyTorch ÷ simd",
            "aim",
            "torch ÷ simd",
            "simd, s",
            "torch, s",
            "PyTorch, s",
            "simd, GFLOP/s",
            "share of the peak beside it",
            "aim",
            "share of the best burst"
        );
        var timings = shapes.Select(shape => new ShapeTiming(shape)).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var timing in timings)
            {
                cancellation.ThrowIfCancellationRequested();
                timing.Simd.Add(EpochTiming.Measure(Simd, timing.Shape.Configuration, Repeats));
                timing.Torch.Add(EpochTiming.Measure(Torch, timing.Shape.Configuration, Repeats));
            }

            if (peer is null)
                continue;
            var epochs = await peer.EpochsAsync(Repeats, cells, cancellation);
            foreach (var timing in timings)
            {
                var shape = timing.Shape;
                if (
                    epochs.TryGetValue((shape.Cell.ToName(), shape.Hidden, shape.Layers, shape.Length), out var seconds)
                )
                    timing.Peer.Add(seconds);
            }
        }

        var peaks = timings.SelectMany(t => t.Simd.Peaks.Concat(t.Torch.Peaks)).ToArray();
        var sustained = peaks.Select(p => p.Sustained).ToArray();
        var burst = peaks.Max(p => p.Burst);
        report
            .Say(
                $"Seconds an epoch on one thread, {Simd.Description}: 14,000 rows of noise, all four columns in use, batches of 100."
            )
            .Say("The engines, the processor's peak and the peer are measured in turns.")
            .Say(
                $"Seconds and their ratios are medians over the rounds ({rounds}) of the fastest of {Repeats} epochs, the peer's too."
            )
            .Say(
                "GFLOP/s are the multiplications and additions of the matrix products that have to be done, and nothing else, in the median of all epochs."
            )
            .Say(
                "The peak is fused multiply-adds on registers. *Beside it* is the median of the quarters of a second right before and right after those"
            )
            .Say(
                $"epochs (all of the run: {Statistics.Median(sustained):F0} GFLOP/s, {sustained.Min():F0} to {sustained.Max():F0});"
            )
            .Say($"the *best burst* is the fastest few milliseconds of the run ({burst:F0} GFLOP/s).");
        if (peer is null)
            report.Say(Peer.Missing);
        foreach (var timing in timings)
            timing.AddTo(report, burst);
        return report;
    }
}
