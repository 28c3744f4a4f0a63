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
        double simd = Statistics.Median(Simd.Fastest), torch = Statistics.Median(Torch.Fastest);
        double? peer = Peer.Count == 0 ? null : Statistics.Median(Peer);
        var rate = EpochTiming.Operations(shape.Configuration) / Statistics.Median(Simd.Epochs) / 1e9;
        report.Add(
            shape.ToString(),
            peer is null ? Report.None : $"{peer / simd:F1} ×",
            $"{shape.RatioAim} ×",
            $"{torch / simd:F1} ×",
            $"{simd:F4}",
            $"{torch:F4}",
            peer is null ? Report.None : $"{peer:F4}",
            $"{rate:F0}",
            $"{rate / Statistics.Median(Simd.Peaks.Select(p => p.Sustained)):P0}",
            shape.ShareAim is null ? Report.None : $"{shape.ShareAim:P0}",
            $"{rate / burst:P0}");
    }
}
