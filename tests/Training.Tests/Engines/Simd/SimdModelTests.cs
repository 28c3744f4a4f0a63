using FsCheck;
using FsCheck.Fluent;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

public sealed class SimdModelTests
{
    private static readonly Configuration TwoLayers = new()
    {
        HiddenSize = 21,
        NumLayers = 2,
        SequenceLength = 5,
        BatchSize = 13,
        Dropout = 0.3,
    };

    [Theory]
    [MemberData(nameof(VectorWidth.AllCells), MemberType = typeof(VectorWidth))]
    public void Predictions_follow_the_equations(CellKind cell, int bits)
    {
        VectorWidth.SkipWhereMissing(bits);
        var series = SeriesOf(5);
        var configuration = TwoLayers with { Cell = cell };
        using var model = new SimdEngine(bits).Create(configuration, 3, series.Train);
        var predicted = new float[series.Test.Count];
        model.Predict(series.Test, predicted);
        for (var window = 0; window < predicted.Length; window++)
            Assert.Equal(
                PlainRecurrence.Predict(configuration, model.Capture().Weights, series.Test, window),
                predicted[window],
                2e-6
            );
    }

    [Theory]
    [MemberData(nameof(VectorWidth.AllCells), MemberType = typeof(VectorWidth))]
    public void Predictions_of_windows_with_fewer_zero_columns_than_the_trained_ones_follow_the_equations(
        CellKind cell,
        int bits
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        var configuration = TwoLayers with { Cell = cell };
        using var model = new SimdEngine(bits).Create(configuration, 3, Noise.Windows(5, zeroColumns: 2));
        model.TrainBatch([.. Enumerable.Range(0, 13)], 0, 0);
        foreach (var zeroColumns in new[] { 0, 1, 3 })
        {
            var windows = Noise.Windows(5, zeroColumns, rows: 120);
            var predicted = new float[windows.Count];
            model.Predict(windows, predicted);
            for (var window = 0; window < predicted.Length; window += 9)
                Assert.Equal(
                    PlainRecurrence.Predict(configuration, model.Capture().Weights, windows, window),
                    predicted[window],
                    2e-6
                );
        }
    }

    /// <summary>hidden, layers, T, batch, dropout: on a sine whose first two columns are zero.</summary>
    public static MatrixTheoryData<
        CellKind,
        (int Hidden, int Layers, int Length, int Batch, double Dropout),
        int
    > Shapes =>
        new(
            Enum.GetValues<CellKind>(),
            [
                (1, 1, 1, 1, 0),
                (1, 3, 2, 7, 0.5),
                (15, 1, 7, 20, 0),
                (16, 1, 7, 20, 0),
                (17, 2, 3, 11, 0.2),
                (33, 2, 4, 6, 0),
                (48, 3, 5, 33, 0.4),
                (64, 2, 14, 10, 0.1),
                (100, 2, 7, 25, 0),
                (150, 2, 3, 300, 0.1),
            ],
            VectorWidth.Bits
        );

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_step_has_the_loss_and_the_gradients_of_torch(
        CellKind cell,
        (int Hidden, int Layers, int Length, int Batch, double Dropout) shape,
        int bits
    ) => AssertLikeTorch(cell, shape, bits, SeriesOf(shape.Length).Train);

    /// <summary>
    /// Shapes whose gradients are summed over several chunks at once, as those of all benchmarks are; with 0 to 3
    /// columns of zeros.
    /// </summary>
    public static MatrixTheoryData<
        CellKind,
        (int Hidden, int Layers, int Length, int Batch, double Dropout),
        int,
        int
    > ManyChunks =>
        new(
            Enum.GetValues<CellKind>(),
            [(20, 1, 7, 100, 0), (40, 2, 9, 50, 0), (20, 2, 3, 600, 0.1), (256, 2, 3, 100, 0)],
            [0, 1, 2, 3],
            VectorWidth.Bits
        );

    [Theory]
    [MemberData(nameof(ManyChunks))]
    public void A_step_over_many_chunks_has_the_loss_and_the_gradients_of_torch_whatever_columns_are_zero(
        CellKind cell,
        (int Hidden, int Layers, int Length, int Batch, double Dropout) shape,
        int zeroColumns,
        int bits
    ) => AssertLikeTorch(cell, shape, bits, Noise.Windows(shape.Length, zeroColumns));

    private static void AssertLikeTorch(
        CellKind cell,
        (int Hidden, int Layers, int Length, int Batch, double Dropout) shape,
        int bits,
        Windows train
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
            Dropout = shape.Dropout,
        };
        int[] windows = [.. Enumerable.Range(7, shape.Batch).Select(window => window % train.Count)];
        using var torch = new TorchEngine().Create(configuration, 5, train);
        using var simd = new SimdEngine(bits).Create(configuration, 5, train);
        var expectedLoss = torch.TrainBatch(windows, 2, 4);
        Assert.Equal(expectedLoss, simd.TrainBatch(windows, 2, 4), 1e-6 * expectedLoss + 1e-9);
        AssertClose(torch.Capture().FirstMoments, simd.Capture().FirstMoments, 3e-5);
    }

    [Fact]
    public void Whatever_the_shape_predictions_follow_the_equations_and_do_not_depend_on_their_neighbours() =>
        Prop.ForAll(
                Gen.Choose(1, 70)
                    .SelectMany(hidden =>
                        Gen.Choose(1, 3)
                            .SelectMany(layers =>
                                Gen.Choose(1, 9)
                                    .SelectMany(length =>
                                        Gen.Choose(1, 40)
                                            .Zip(Gen.Elements(Enum.GetValues<CellKind>()))
                                            .Select(drawn => new Configuration
                                            {
                                                Cell = drawn.Item2,
                                                HiddenSize = hidden,
                                                NumLayers = layers,
                                                SequenceLength = length,
                                                BatchSize = drawn.Item1,
                                            })
                                    )
                            )
                    )
                    .ToArbitrary(),
                configuration =>
                {
                    var series = SeriesOf(configuration.SequenceLength);
                    using var model = new SimdEngine().Create(configuration, 11, series.Train);
                    model.TrainBatch([.. Enumerable.Range(0, configuration.BatchSize)], 0, 0);
                    float[] all = new float[series.Train.Count],
                        alone = new float[1];
                    model.Predict(series.Train, all);
                    var weights = model.Capture().Weights;
                    foreach (var window in new[] { 0, 101, series.Train.Count - 1 })
                    {
                        var rows = series.Train.Rows.Slice(
                            window * SegmentData.UsualColumns,
                            (configuration.SequenceLength + 1) * SegmentData.UsualColumns
                        );
                        model.Predict(new Windows(rows, configuration.SequenceLength), alone);
                        Assert.Equal(all[window], alone[0]);
                        Assert.Equal(
                            PlainRecurrence.Predict(configuration, weights, series.Train, window),
                            alone[0],
                            5e-6
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(VectorWidth.All), MemberType = typeof(VectorWidth))]
    public void Long_windows_are_predicted_in_smaller_portions_to_the_same_bits(int bits)
    {
        VectorWidth.SkipWhereMissing(bits);
        var series = SplitSeries.Create(GeneratedSegment.Sine(1500), new SegmentSplit(1300, 0, 200), length: 700);
        var configuration = TwoLayers with { SequenceLength = 700 };
        using IRecurrentModel few = new SimdEngine(bits).Create(configuration with { BatchSize = 1 }, 3, series.Train),
            many = new SimdEngine(bits).Create(configuration with { BatchSize = 200 }, 3, series.Train);
        float[] ofFew = new float[200],
            ofMany = new float[200];
        few.Predict(series.Test, ofFew);
        many.Predict(series.Test, ofMany);
        Assert.Equal(ofMany, ofFew);
        Assert.Equal(PlainRecurrence.Predict(configuration, few.Capture().Weights, series.Test, 199), ofFew[199], 5e-6);
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void A_step_allocates_nothing(CellKind cell)
    {
        var series = SeriesOf(5);
        using var model = new SimdEngine().Create(TwoLayers with { Cell = cell }, 5, series.Train);
        int[] windows = [.. Enumerable.Range(0, 13)];
        model.TrainBatch(windows, 0, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 1; batch < 10; batch++)
            model.TrainBatch(windows, 0, batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_notebooks_model_needs_less_than_30_MB()
    {
        var shape = new RecurrentShape(
            new Configuration
            {
                HiddenSize = 256,
                NumLayers = 2,
                SequenceLength = 7,
                BatchSize = 100,
            },
            lanes: 16
        );
        Assert.InRange(shape.Bytes, 20_000_000, 30_000_000);
    }

    [Fact]
    public void Long_windows_in_small_batches_need_little_more_than_their_batch()
    {
        long Bytes(int length, int batch) =>
            new RecurrentShape(
                new Configuration
                {
                    HiddenSize = 512,
                    SequenceLength = length,
                    BatchSize = batch,
                },
                lanes: 16
            ).Bytes;

        Assert.InRange(Bytes(4096, batch: 1), 4096 * 512 * 7 * sizeof(float), 90_000_000);
        Assert.Equal(Bytes(7, batch: 96), Bytes(7, batch: 1));
        Assert.Equal(Bytes(64, batch: 96), Bytes(64, batch: 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 64)]
    [InlineData(17, 128)]
    [InlineData((1 << 19) - 16, (2 << 20) - 64)]
    [InlineData(1 << 19, 2 << 20)]
    [InlineData((1 << 19) + 1, 4 << 20)]
    public void A_block_takes_whole_cache_lines_and_a_large_one_whole_huge_pages(long floats, long bytes) =>
        Assert.Equal(bytes, FloatArena.BytesOf(floats));

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void Many_steps_stay_with_torch(CellKind cell)
    {
        var series = SeriesOf(5);
        var configuration = TwoLayers with { Cell = cell };
        using var torch = new TorchEngine().Create(configuration, 5, series.Train);
        using var simd = new SimdEngine().Create(configuration, 5, series.Train);
        for (var batch = 0; batch < 200; batch++)
        {
            int[] windows = [.. Enumerable.Range(batch * 7 % (series.Train.Count - 13), 13)];
            var expected = torch.TrainBatch(windows, 0, batch);
            Assert.Equal(expected, simd.TrainBatch(windows, 0, batch), 1e-5 * expected);
        }
    }

    [Theory]
    [MemberData(nameof(VectorWidth.AllCells), MemberType = typeof(VectorWidth))]
    public void A_captured_state_is_restored_to_the_bit(CellKind cell, int bits)
    {
        VectorWidth.SkipWhereMissing(bits);
        var series = SeriesOf(5);
        var configuration = TwoLayers with { Cell = cell };
        using var one = new SimdEngine(bits).Create(configuration, 5, series.Train);
        int[] windows = [.. Enumerable.Range(0, 13)];
        for (var batch = 0; batch < 3; batch++)
            one.TrainBatch(windows, 0, batch);
        var state = one.Capture();
        var loss = one.TrainBatch(windows, 1, 0);
        using var other = new SimdEngine(bits).Create(configuration, 5, series.Train);
        other.Restore(state);
        Assert.Equal(loss, other.TrainBatch(windows, 1, 0));
        Assert.Equal(one.Capture().Weights, other.Capture().Weights);
    }

    private static SplitSeries SeriesOf(int length) =>
        SplitSeries.Create(GeneratedSegment.Sine(400), new SegmentSplit(300, 50, 50), length);

    private static void AssertClose(float[][] expected, float[][] actual, double tolerance)
    {
        for (var tensor = 0; tensor < expected.Length; tensor++)
        {
            var scale = expected[tensor].Max(Math.Abs);
            for (var i = 0; i < expected[tensor].Length; i++)
            {
                var difference = Math.Abs(expected[tensor][i] - actual[tensor][i]);
                Assert.True(
                    difference <= tolerance * scale,
                    $"tensor {tensor} [{i}]: expected {expected[tensor][i]:R}, found {actual[tensor][i]:R}, scale {scale:R}"
                );
            }
        }
    }
}
