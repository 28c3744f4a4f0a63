using System.Globalization;
using System.Runtime.Intrinsics;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>Our own training of small LSTMs, in vectors of the machine's width: the same equations as <c>torch</c>, without its cost for each operator.</summary>
/// <param name="bits">Bits of a vector: 512, 256 or 128.</param>
internal sealed class SimdEngine(int bits) : ITrainingEngine
{
    /// <summary>With the widest vectors that the processor computes in hardware.</summary>
    public SimdEngine()
        : this(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)
    {
    }

    /// <inheritdoc/>
    public string Name => "simd";

    /// <inheritdoc/>
    public string Description { get; } = string.Create(CultureInfo.InvariantCulture, $"simd/{bits}");

    /// <inheritdoc/>
    public string? Refusal(Configuration configuration) =>
        configuration.Cell == CellKind.Lstm ? null : $"it has the cell lstm, and not {configuration.Cell.ToName()}";

    /// <inheritdoc/>
    public long Bytes(Configuration configuration) => new LstmShape(configuration, bits / 32).Bytes;

    /// <inheritdoc/>
    /// <remarks>Small batches of long windows read large weights from memory again at every time; libtorch multiplies all times' inputs at once.</remarks>
    public bool IsFast(Configuration configuration) => configuration is not { HiddenSize: > 256, BatchSize: < 32, SequenceLength: > 14 };

    /// <inheritdoc/>
    public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train) => bits switch
    {
        512 => new SimdModel<Lanes512, Vector512<float>>(configuration, seed, train),
        256 => new SimdModel<Lanes256, Vector256<float>>(configuration, seed, train),
        _ => new SimdModel<Lanes128, Vector128<float>>(configuration, seed, train),
    };
}
