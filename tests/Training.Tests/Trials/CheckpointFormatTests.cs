using System.Security.Cryptography;
using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Trials;

public sealed class CheckpointFormatTests
{
    private static readonly ModelState Model = ModelState.Initial(
        new Configuration { HiddenSize = 3, NumLayers = 2 },
        1
    ) with
    {
        Step = 17,
    };

    private static readonly TrialProgress Progress = new()
    {
        TrainLosses = [0.1, 1.0 / 3],
        ValidationLosses = [0.2, Math.PI],
        Batch = 4,
        LossSum = 0.7,
        EpochTime = TimeSpan.FromTicks(123_456_789),
        BestWeights =
        [
            [1f, 2f],
            [float.Epsilon],
        ],
    };

    [Fact]
    public void What_is_written_is_read()
    {
        var (engine, progress, model) = CheckpointFormat.Read(
            CheckpointFormat.Write("a trial", "torch", Progress, Model),
            "a trial"
        );
        Assert.Equal("torch", engine);
        Assert.Equivalent(Progress, progress, strict: true);
        Assert.Equivalent(Model, model, strict: true);
    }

    [Fact]
    public void No_best_weights_stay_none()
    {
        var content = CheckpointFormat.Write("a trial", "torch", new TrialProgress(), Model);
        Assert.Null(CheckpointFormat.Read(content, "a trial").Progress.BestWeights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public void A_changed_byte_is_noticed(int at)
    {
        var content = CheckpointFormat.Write("a trial", "torch", Progress, Model);
        content[at < 0 ? content.Length + at : at] ^= 1;
        var error = Assert.Throws<TrialException>(() => CheckpointFormat.Read(content, "a trial"));
        Assert.Equal($"the checkpoint ({content.Length} bytes) is damaged: its checksum does not match", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(100)]
    public void A_checkpoint_that_was_cut_off_is_noticed(int length)
    {
        var content = CheckpointFormat.Write("a trial", "torch", Progress, Model)[..length];
        Assert.Contains(
            "damaged",
            Assert.Throws<TrialException>(() => CheckpointFormat.Read(content, "a trial")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_checkpoint_of_another_trial_is_refused()
    {
        var content = CheckpointFormat.Write("one trial", "torch", Progress, Model);
        var error = Assert.Throws<TrialException>(() => CheckpointFormat.Read(content, "another"));
        Assert.Equal("the checkpoint belongs to another trial (one trial), not to another", error.Message);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void A_count_that_the_bytes_cannot_hold_is_refused_before_anything_is_allocated(int count)
    {
        var content = CheckpointFormat.Write("a trial", "torch", new TrialProgress(), Model)[..^SHA256.HashSizeInBytes];
        var losses = 1 + 1 + "a trial".Length + 1 + "torch".Length;
        BitConverter.TryWriteBytes(content.AsSpan(losses), count);
        byte[] signed = [.. content, .. SHA256.HashData(content)];
        var error = Assert.Throws<TrialException>(() => CheckpointFormat.Read(signed, "a trial"));
        Assert.Contains($"{count} items cannot be in the", error.Message, StringComparison.Ordinal);
    }
}
