using BenchmarkDotNet.Attributes;
using GearSweep.Training.Engines;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// One training step on a batch of 100 windows, for BenchmarkDotNet, which derives from this class in an assembly that
/// it makes.
/// </summary>
[MemoryDiagnoser]
public class StepBenchmark
{
    private IRecurrentModel _model = null!;
    private int[] _order = [];
    private int _batchSize,
        _batch;

    /// <summary>The shapes by their names.</summary>
    public static IEnumerable<string> Shapes => Engines.Shape.All.Select(s => s.ToString());

    /// <summary>A shape's name.</summary>
    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    /// <summary>An engine's name.</summary>
    [Params("simd", "torch")]
    public string Engine { get; set; } = "";

    /// <summary>Makes the model, on the thread that trains it.</summary>
    [GlobalSetup]
    public void Create()
    {
        var configuration = Engines.Shape.All.Single(s => s.ToString() == Shape).Configuration;
        var windows = EpochTiming.Windows(configuration);
        _batchSize = configuration.BatchSize;
        _order = RandomStream.EpochOrder(1, 0, windows.Count);
        _model = EngineRegistry.Default.Find(Engine, configuration).Create(configuration, 1, windows);
    }

    /// <summary>Forward, error, backward, Adam, on the batches of an epoch in turn.</summary>
    [Benchmark]
    public double Step()
    {
        if ((_batch + 1) * _batchSize > _order.Length)
            _batch = 0;
        return _model.TrainBatch(_order.AsSpan(_batch * _batchSize, _batchSize), 0, _batch++);
    }

    /// <summary>Frees the model.</summary>
    [GlobalCleanup]
    public void Free() => _model.Dispose();
}
