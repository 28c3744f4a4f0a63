using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// A cluster's silos train parts of one sweep, and an attempt goes on on another silo than it began: all have to come
/// to the same bits. What changes them is another protocol, so that such silos do not meet.
/// </summary>
public sealed class BitsTests
{
    private const int Protocol = 11;

    private static readonly Configuration TwoLayers = new()
    {
        HiddenSize = 21,
        NumLayers = 2,
        SequenceLength = 5,
        BatchSize = 13,
        Dropout = 0.3,
    };

    [Theory]
    [InlineData(CellKind.Lstm, 128, "3DD3331324B9059C")]
    [InlineData(CellKind.Lstm, 256, "464175B1D8505EFE")]
    [InlineData(CellKind.Lstm, 512, "F734AD058E789A18")]
    [InlineData(CellKind.Gru, 128, "F46AF9C92007AB21")]
    [InlineData(CellKind.Gru, 256, "D71CD261B06C4D12")]
    [InlineData(CellKind.Gru, 512, "78990BA88B7B5861")]
    [InlineData(CellKind.Rnn, 128, "763628752AE27145")]
    [InlineData(CellKind.Rnn, 256, "6E699CBC15D05ACF")]
    [InlineData(CellKind.Rnn, 512, "73D8700D126BB0ED")]
    public void A_training_comes_to_the_bits_that_are_written_down_for_this_protocol(
        CellKind cell,
        int bits,
        string expected
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        using var model = new SimdEngine(bits).Create(
            TwoLayers with
            {
                Cell = cell,
            },
            3,
            Noise.Windows(5, zeroColumns: 2)
        );
        for (var batch = 0; batch < 20; batch++)
            model.TrainBatch([.. Enumerable.Range(13 * batch, 13)], epoch: 0, batch);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var weights in model.Capture().Weights)
            hash.AppendData(MemoryMarshal.AsBytes(weights.AsSpan()));

        Assert.Equal(Protocol, ClusterProtocol.Version);
        var actual = Convert.ToHexString(hash.GetHashAndReset())[..16];
        Assert.True(
            actual == expected,
            $"raise ClusterProtocol.Version, for silos of the version before come to other bits, and write down {actual}"
        );
    }
}
