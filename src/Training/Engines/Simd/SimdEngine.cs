using System.Globalization;
using System.Runtime.Intrinsics;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines.Simd;

/// <summary>Our own training of small LSTMs, in vectors of the machine's width: the same equations as <c>torch</c>, without its cost for each operator.</summary>
/// <param name="bits">Bits of a vector: 512, 256 or 128.</param>
internal sealed class SimdEngine(int bits) : ITrainingEngine
{
    /// <summary>Native memory that one model may take.</summary>
    private const long MostBytes = 4L << 30;

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
    public bool Supports(Configuration configuration) => configuration.Cell == CellKind.Lstm;

    /// <inheritdoc/>
    public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train)
    {
        var bytes = new LstmShape(configuration, bits / 32).Bytes;
        if (bytes > MostBytes)
        {
            throw new TrialException(string.Create(
                CultureInfo.InvariantCulture,
                $"the engine simd needs {bytes >> 20:#,0} MB for {configuration}; {MostBytes >> 20:#,0} MB at most are expected: a smaller batch or sequence, or torch"));
        }

        return bits switch
        {
            512 => new SimdModel<Lanes512, Vector512<float>>(configuration, seed, train),
            256 => new SimdModel<Lanes256, Vector256<float>>(configuration, seed, train),
            _ => new SimdModel<Lanes128, Vector128<float>>(configuration, seed, train),
        };
    }
}
