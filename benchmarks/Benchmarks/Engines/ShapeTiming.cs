using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Engines;

/// <summary>What all that train one shape took for it.</summary>
internal sealed class ShapeTiming(Shape shape)
{
    /// <summary>The shape.</summary>
    public Shape Shape => shape;

    /// <summary>The engine <c>simd</c>.</summary>
    public EngineTiming Simd { get; } = new();

    /// <summary>The engine <c>torch</c>.</summary>
    public EngineTiming Torch { get; } = new();

    /// <summary>Seconds of the peer's fastest epoch, of each round; empty without a peer.</summary>
    public List<double> Peer { get; } = [];

    /// <summary>Adds the shape's row.</summary>
    /// <param name="report">The report.</param>
    /// <param name="burst">The best burst of the run, in GFLOP/s.</param>
    public void AddTo(Report report, double burst)
    {
        double simd = Statistics.Median(Simd.Fastest),
            torch = Statistics.Median(Torch.Fastest);
        double? ratio = Peer.Count == 0 ? null : Statistics.Median(Peer) / simd;
        var rate = EpochTiming.Operations(shape.Configuration) / Statistics.Median(Simd.Epochs) / 1e9;
        var share = rate / Statistics.Median(Simd.Peaks.Select(p => p.Sustained));
        report.Add(
            shape.ToString(),
            ratio is null ? Report.None : $"{ratio:F1} ×",
            shape.RatioAim is null ? Report.None : $"{shape.RatioAim} ×",
            $"{torch / simd:F1} ×",
            $"{simd:F4}",
            $"{torch:F4}",
            ratio is null ? Report.None : $"{Statistics.Median(Peer):F4}",
            $"{rate:F0}",
            $"{share:P0}",
            shape.ShareAim is null ? Report.None : $"{shape.ShareAim:P0}",
            $"{rate / burst:P0}"
        );
        if (ratio < shape.RatioAim)
            report.Complain($"Below its aim: {shape}, PyTorch ÷ simd: {ratio:F2}.");
        if (share < shape.ShareAim)
            report.Complain($"Below its aim: {shape}, share of the peak: {share:P1}.");
    }
}
