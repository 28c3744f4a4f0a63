using System.CommandLine;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// What the engine <c>auto</c> rests on: how much faster <c>simd</c> is than <c>torch</c>, over shapes far apart and
/// close around where the rule changes. A shape at which <c>auto</c> takes <c>simd</c> and it is the slower one makes
/// the command fail.
/// </summary>
internal static class AutoCommand
{
    /// <summary>
    /// Ratios this close to 1 are measured three times: on a busy machine one measurement contradicts the rule often.
    /// </summary>
    private const double Doubt = 0.15;

    private static readonly TimeSpan MostAShape = TimeSpan.FromSeconds(0.3);
    private static readonly int[] Far = [1, 10, 100, 1000],
        Near = [16, 32, 64];

    /// <summary>Hidden units, layers and rows a window of each line, and the batches in it.</summary>
    private static readonly (int Hidden, int Layers, int Length, int[] Batches)[] Lines =
    [
        .. from hidden in new[] { 1, 8, 33, 128 } from length in new[] { 1, 7, 60 } select (hidden, 2, length, Far),
        (8, 1, 400, [1, 10, 100, 1000]),
        (33, 2, 400, [1, 10, 100]),
        (128, 2, 400, [1, 10, 100]),
        (256, 1, 400, [1, 10]),
        .. from hidden in new[] { 129, 256 } select (hidden, 2, 61, Near),
        (8, 8, 7, [10, 100]),
        (33, 8, 60, [10, 100]),
        (128, 8, 7, [1, 10, 100]),
        .. from hidden in new[] { 256, 384, 512 }
        from layers in new[] { 1, 2 }
        from length in new[] { 14, 30 }
        select (hidden, layers, length, Near),
        (512, 2, 1, [1, 10, 100, 1000]),
        (512, 2, 7, [1, 10, 100, 1000]),
        (512, 2, 60, [1, 10, 32, 100]),
        (512, 1, 60, [16, 32]),
        (1024, 1, 1, [1, 10, 100, 1000]),
        (1024, 1, 7, [1, 10, 100]),
        (1024, 1, 14, Near),
        (1024, 1, 30, Near),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var bits = new Option<int>("--bits")
        {
            DefaultValueFactory = _ => SimdEngine.WidestBits,
            Description =
                "Bits of simd's vectors: 512, 256 or 128. torch takes its widest all the same, but where "
                + "ATEN_CPU_CAPABILITY and ONEDNN_MAX_CPU_ISA say otherwise.",
        };
        bits.AcceptOnlyFromAmong("512", "256", "128");
        var cell = new Option<string>("--cell")
        {
            DefaultValueFactory = _ => CellKind.Lstm.ToName(),
            Description = "The recurrent cell.",
        };
        cell.AcceptOnlyFromAmong([.. CellKindNames.All]);
        return new Command(
            "auto",
            "How much faster simd is than torch, by shape: the rule of the engine 'auto'. Fails where auto takes simd and torch is faster."
        )
        {
            bits,
            cell,
        }.Reporting(
            (parsed, cancellation) =>
                Task.FromResult(
                    Measure(parsed.GetValue(bits), CellKindNames.Parse(parsed.GetValue(cell)!), cancellation)
                )
        );
    }

    private static Report Measure(int bits, CellKind cell, CancellationToken cancellation)
    {
        int[] batches = [.. Lines.SelectMany(l => l.Batches).Distinct().Order()];
        var report = new Report(
            $"auto{(bits == SimdEngine.WidestBits ? "" : $" --bits {bits}")}{(cell == CellKind.Lstm ? "" : $" --cell {cell.ToName()}")}",
            [Shape.Head, .. batches.Select(batch => $"batch {batch}")]
        );
        SimdEngine simd = new(bits);
        TorchEngine torch = new();
        List<string> wrong = [],
            missed = [];
        var shapes = 0;
        foreach (var (hidden, layers, length, measured) in Lines)
        {
            var cells = batches.ToDictionary(batch => batch, _ => "");
            foreach (var batch in measured)
            {
                cancellation.ThrowIfCancellationRequested();
                var shape = new Configuration
                {
                    HiddenSize = hidden,
                    NumLayers = layers,
                    SequenceLength = length,
                    BatchSize = batch,
                    Dropout = 0.1,
                    Cell = cell,
                };
                var isFast = simd.IsFast(shape);
                var ratio = Ratio(torch, simd, shape);
                cells[batch] = isFast ? $"{ratio:F2} ×" : $"*{ratio:F2} ×*";
                if (isFast && ratio < 1)
                    wrong.Add($"{hidden} × {layers}, {length}, batch {batch}: {ratio:F2} ×");
                if (!isFast && ratio > 1)
                    missed.Add($"{hidden} × {layers}, {length}, batch {batch}: {ratio:F2} ×");
                shapes++;
            }

            report.Add($"{hidden} × {layers}, {length}", batches.Select(batch => cells[batch]));
            Console.Error.WriteLine(
                $"{hidden} × {layers}, {length}: {string.Join("  ", cells.Values.Where(c => c.Length > 0))}"
            );
        }

        report
            .Say(
                $"torch's time of a step ÷ the time of {simd.Description}, with dropout 0.1 between layers, at {shapes} shapes:"
            )
            .Say(
                $"the least mean of up to three runs; within {Doubt:P0} of 1, or where auto's engine seems to be the slower one, the median of three such ratios."
            )
            .Say("Shapes that auto leaves to torch, because it has been faster on some processor, are in italics.")
            .Say($"Faster although auto leaves it to torch: {Text(missed)}.");
        return wrong.Count == 0
            ? report.Say("Slower although auto takes it: none.")
            : report.Complain($"Slower although auto takes it: {Text(wrong)}.");
    }

    /// <summary>torch's time ÷ simd's.</summary>
    private static double Ratio(TorchEngine torch, SimdEngine simd, Configuration shape)
    {
        List<double> ratios = [];
        do ratios.Add(
            EpochTiming.SecondsABatch(torch, shape, MostAShape) / EpochTiming.SecondsABatch(simd, shape, MostAShape)
        );
        while (
            ratios.Count < 3
            && (ratios.Count > 1 || (simd.IsFast(shape) ? ratios[0] < 1 + Doubt : ratios[0] > 1 - Doubt))
        );
        return Statistics.Median(ratios);
    }

    private static string Text(List<string> shapes) => shapes.Count == 0 ? "none" : string.Join("; ", shapes);
}
