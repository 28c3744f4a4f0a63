using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Our own training of small recurrent networks, in vectors of the machine's width: the same equations as <c>torch</c>, without its
/// cost of each operator.
/// </summary>
/// <param name="bits">Bits of a vector: 512, 256 or 128.</param>
/// <param name="fusesMultiplyAdd">Whether the processor rounds a · b + c once by itself; what computes the same in
/// software is slow.</param>
internal sealed class SimdEngine(int bits, bool fusesMultiplyAdd) : ITrainingEngine
{
    /// <summary>The widest vectors that the processor computes in hardware, in bits.</summary>
    public static readonly int WidestBits =
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    /// <summary>With the widest vectors that the processor computes in hardware.</summary>
    public SimdEngine()
        : this(WidestBits) { }

    /// <summary>With vectors of some width.</summary>
    public SimdEngine(int bits)
        : this(bits, Fma.IsSupported || AdvSimd.IsSupported) { }

    /// <inheritdoc/>
    public string Name => EngineName.Simd;

    /// <inheritdoc/>
    public string Description { get; } = string.Create(CultureInfo.InvariantCulture, $"{EngineName.Simd}/{bits}");

    /// <inheritdoc/>
    public long Bytes(Configuration configuration, int columns = SegmentData.UsualColumns) =>
        new RecurrentShape(configuration, bits / 32, columns).Bytes;

    /// <inheritdoc/>
    public bool IsFast(Configuration configuration) => fusesMultiplyAdd && FastShapes.Have(configuration);

    /// <inheritdoc/>
    public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train) =>
        bits switch
        {
            512 => new SimdModel<Lanes512, Vector512<float>>(configuration, seed, train),
            256 => new SimdModel<Lanes256, Vector256<float>>(configuration, seed, train),
            _ => new SimdModel<Lanes128, Vector128<float>>(configuration, seed, train),
        };
}
