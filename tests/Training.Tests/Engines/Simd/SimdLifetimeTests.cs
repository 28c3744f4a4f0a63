using System.Buffers;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Native memory and pinned rows are held as long as a model is, and no longer; nothing outside of them is touched.
/// </summary>
public sealed class SimdLifetimeTests
{
    private static readonly Configuration TwoLayers = new()
    {
        HiddenSize = 21,
        NumLayers = 2,
        SequenceLength = 5,
        BatchSize = 13,
        Dropout = 0.3,
    };
    private static readonly int[] Batch = [.. Enumerable.Range(0, 13)];

    [Fact]
    public void No_memory_and_no_pin_outlives_its_batch_or_its_model()
    {
        using CountedRows train = new(Noise.Rows(100, 2)),
            test = new(Noise.Rows(50, 2));
        var before = FloatArena.LiveOfThisThread;
        using (var model = new SimdEngine().Create(TwoLayers, 1, new Windows(train.Memory, 5)))
        {
            Assert.Equal((before + 1, 1), (FloatArena.LiveOfThisThread, train.Pins));
            for (var i = 0; i < 20; i++)
            {
                model.TrainBatch(Batch, 0, i);
                model.Predict(new Windows(test.Memory, 5), new float[45]);
                model.Restore(model.Capture());
            }

            Assert.Equal((before + 1, 1, 0), (FloatArena.LiveOfThisThread, train.Pins, test.Pins));
        }

        Assert.Equal((before, 0), (FloatArena.LiveOfThisThread, train.Pins));
    }

    [Fact]
    public void A_model_that_cannot_be_made_leaves_no_memory_and_no_pin()
    {
        var before = FloatArena.LiveOfThisThread;
        using CountedRows rows = new(Noise.Rows(100, 2)),
            unpinnable = new(Noise.Rows(100, 2), canBePinned: false);
        Assert.Throws<InvalidOperationException>(() =>
            new SimdEngine().Create(TwoLayers, 1, new Windows(unpinnable.Memory, 5))
        );
        Assert.Throws<ArgumentException>(() => new SimdEngine().Create(TwoLayers, 1, new Windows(rows.Memory, 6)));
        Assert.Equal((before, 0), (FloatArena.LiveOfThisThread, rows.Pins));
    }

    [Fact]
    public void A_model_that_was_disposed_of_says_so_and_touches_no_memory()
    {
        var windows = Noise.Windows(5, 2);
        var model = new SimdEngine().Create(TwoLayers, 1, windows);
        var state = model.Capture();
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.TrainBatch(Batch, 0, 0));
        Assert.Throws<ObjectDisposedException>(() => model.Predict(windows, new float[windows.Count]));
        Assert.Throws<ObjectDisposedException>(() => model.Capture());
        Assert.Throws<ObjectDisposedException>(() => model.CaptureWeights());
        Assert.Throws<ObjectDisposedException>(() => model.Restore(state));
    }

    [Fact]
    public void Windows_that_are_not_there_or_are_of_another_length_are_refused_before_anything_is_read()
    {
        var windows = Noise.Windows(5, 2, rows: 100);
        using var model = new SimdEngine().Create(TwoLayers, 1, windows);
        var before = model.Capture();
        Assert.Throws<ArgumentOutOfRangeException>(() => model.TrainBatch([0, windows.Count], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.TrainBatch([0, -1], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.TrainBatch([], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.TrainBatch(new int[97], 0, 0));
        Assert.Throws<ArgumentException>(() => model.Predict(Noise.Windows(4, 2), new float[400]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(windows, new float[windows.Count - 1]));
        model.Predict(Windows.None, []);
        Assert.Equivalent(before, model.Capture(), strict: true);
        Assert.True(double.IsFinite(model.TrainBatch([0, windows.Count - 1], 0, 0)));
    }

    /// <summary>Rows that count who holds them.</summary>
    private sealed class CountedRows(float[] rows, bool canBePinned = true) : MemoryManager<float>
    {
        public int Pins { get; private set; }

        public override Span<float> GetSpan() => rows;

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            if (!canBePinned)
                throw new InvalidOperationException("These rows cannot be pinned.");
            Pins++;
            var handle = System.Runtime.InteropServices.GCHandle.Alloc(
                rows,
                System.Runtime.InteropServices.GCHandleType.Pinned
            );
            return new MemoryHandle((float*)handle.AddrOfPinnedObject() + elementIndex, handle, this);
        }

        public override void Unpin() => Pins--;

        protected override void Dispose(bool disposing) { }
    }
}
