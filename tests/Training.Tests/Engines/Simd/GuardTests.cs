using FsCheck;
using FsCheck.Fluent;
using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Kernels write nowhere but into their own pieces of a model's memory: guards between the pieces stay as they are.
/// </summary>
public sealed class GuardTests
{
    [Theory]
    [MemberData(nameof(VectorWidth.All), MemberType = typeof(VectorWidth))]
    public void Whatever_the_shape_a_step_and_predictions_write_into_their_own_pieces_alone(int bits)
    {
        VectorWidth.SkipWhereMissing(bits);
        Prop.ForAll(
                Gen.Choose(1, 70)
                    .SelectMany(hidden =>
                        Gen.Choose(1, 3)
                            .SelectMany(layers =>
                                Gen.Choose(1, 9)
                                    .SelectMany(length =>
                                        Gen.Choose(1, 300)
                                            .SelectMany(batch =>
                                                Gen.Elements(0, 0.3)
                                                    .Zip(Gen.Elements(Enum.GetValues<CellKind>()))
                                                    .Select(drawn => new Configuration
                                                    {
                                                        Cell = drawn.Item2,
                                                        HiddenSize = hidden,
                                                        NumLayers = layers,
                                                        SequenceLength = length,
                                                        BatchSize = batch,
                                                        Dropout = drawn.Item1,
                                                    })
                                            )
                                    )
                            )
                    )
                    .ToArbitrary(),
                configuration =>
                {
                    var train = Noise.Windows(configuration.SequenceLength, zeroColumns: configuration.HiddenSize % 4);
                    var (model, arena) = VectorWidth.Guarded(bits, configuration, train);
                    using (model)
                    {
                        Assert.Empty(arena.DamagedGuards);
                        model.TrainBatch([.. Enumerable.Range(0, configuration.BatchSize)], 0, 0);
                        Assert.Empty(arena.DamagedGuards);
                        model.TrainBatch([.. Enumerable.Range(0, (configuration.BatchSize + 1) / 2)], 0, 1);
                        var predictions = new float[train.Count];
                        model.Predict(train, predictions);
                        model.Restore(model.Capture());
                        Assert.Empty(arena.DamagedGuards);
                        Assert.All(predictions, prediction => Assert.True(float.IsFinite(prediction)));
                    }
                }
            )
            .QuickCheckThrowOnFailure();
    }

    /// <summary>Shapes whose memory has room for few windows, down to the batch's own one.</summary>
    public static MatrixTheoryData<CellKind, (int Hidden, int Layers, int Length, int Batch), int> LongWindows =>
        new(
            Enum.GetValues<CellKind>(),
            [(5, 2, 4096, 1), (33, 1, 3000, 2), (21, 3, 900, 5), (16, 2, 100, 1)],
            VectorWidth.Bits
        );

    [Theory]
    [MemberData(nameof(LongWindows))]
    public void However_few_windows_there_is_room_for_long_ones_keep_to_their_pieces(
        CellKind cell,
        (int Hidden, int Layers, int Length, int Batch) shape,
        int bits
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        var configuration = new Configuration
        {
            Cell = cell,
            HiddenSize = shape.Hidden,
            NumLayers = shape.Layers,
            SequenceLength = shape.Length,
            BatchSize = shape.Batch,
            Dropout = 0.2,
        };
        var train = Noise.Windows(shape.Length, zeroColumns: 2, rows: shape.Length + 9);
        var (model, arena) = VectorWidth.Guarded(bits, configuration, train);
        using (model)
        {
            Assert.True(double.IsFinite(model.TrainBatch([.. Enumerable.Range(0, shape.Batch)], 0, 0)));
            var predictions = new float[train.Count];
            model.Predict(train, predictions);
            Assert.Empty(arena.DamagedGuards);
            Assert.All(predictions, prediction => Assert.True(float.IsFinite(prediction)));
        }
    }

    [Fact]
    public unsafe void A_float_beyond_a_piece_or_before_it_is_noticed()
    {
        using var arena = new FloatArena(64, isGuarded: true);
        float* first = arena.Take(20),
            second = arena.Take(10);
        new Span<float>(first, 32).Fill(1);
        second[15] = 1;
        Assert.Empty(arena.DamagedGuards);
        first[32] = 1;
        second[-1] = 1;
        first[-64] = 1;
        second[16 + 63] = 1;
        Assert.Equal([0, 64 + 32, 64 + 32 + 64 + 16], arena.DamagedGuards);
    }

    [Fact]
    public unsafe void A_piece_that_is_not_there_is_refused()
    {
        using var arena = new FloatArena(32);
        arena.Take(17);
        Assert.Throws<InvalidOperationException>(() => (nint)arena.Take(1));
    }
}
