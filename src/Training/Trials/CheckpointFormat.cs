using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GearSweep.Training.Engines;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Trials;

/// <summary>
/// A checkpoint's bytes: a version, what it is a checkpoint of, the progress, the model, and a SHA-256 of all that.
/// Numbers are little-endian and exact, so that a trial goes on to the bit.
/// </summary>
internal static class CheckpointFormat
{
    private const byte Version = 1;

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="trial">All that shapes the trial's result, as one text.</param>
    /// <param name="engine">The engines that have trained it so far, as the outcome names them.</param>
    /// <param name="progress">How far it has come.</param>
    /// <param name="model">Weights and moments.</param>
    public static byte[] Write(string trial, string engine, TrialProgress progress, ModelState model)
    {
        var content = new byte[SizeOf(trial, engine, progress, model)];
        using var writer = new BinaryWriter(new MemoryStream(content), Encoding.UTF8);
        writer.Write(Version);
        writer.Write(trial);
        writer.Write(engine);
        Write(writer, progress.TrainLosses);
        Write(writer, progress.ValidationLosses);
        writer.Write(progress.Batch);
        writer.Write(progress.LossSum);
        writer.Write(progress.EpochTime.Ticks);
        Write(writer, progress.BestWeights ?? []);
        writer.Write(model.Step);
        Write(writer, model.Weights);
        Write(writer, model.FirstMoments);
        Write(writer, model.SecondMoments);
        writer.Write(SHA256.HashData(content.AsSpan(0, content.Length - SHA256.HashSizeInBytes)));
        return content;
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="content">What <see cref="Write(string, string, TrialProgress, ModelState)"/> wrote.</param>
    /// <param name="trial">The trial that is to go on.</param>
    /// <exception cref="TrialException">The bytes are damaged, of another version, or of another trial.</exception>
    public static (string Engine, TrialProgress Progress, ModelState Model) Read(byte[] content, string trial)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length < 1 || !SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(content.AsSpan(length)))
        {
            throw new TrialException(
                $"the checkpoint ({content.Length} bytes) is damaged: its checksum does not match"
            );
        }

        using var reader = new BinaryReader(new MemoryStream(content, 0, length), Encoding.UTF8);
        try
        {
            return Read(reader, trial);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or DecoderFallbackException)
        {
            throw new TrialException($"the checkpoint ({content.Length} bytes) is not as it should be: {e.Message}", e);
        }
    }

    private static (string Engine, TrialProgress Progress, ModelState Model) Read(BinaryReader reader, string trial)
    {
        if (reader.ReadByte() is var version and not Version)
        {
            throw new TrialException($"the checkpoint has format {version}; this program reads format {Version}");
        }

        if (reader.ReadString() is var found && found != trial)
            throw new TrialException($"the checkpoint belongs to another trial ({found}), not to {trial}");
        var engine = reader.ReadString();
        var progress = new TrialProgress
        {
            TrainLosses = ReadLosses(reader),
            ValidationLosses = ReadLosses(reader),
            Batch = reader.ReadInt32(),
            LossSum = reader.ReadDouble(),
            EpochTime = new TimeSpan(reader.ReadInt64()),
            BestWeights = ReadTensors(reader) is { Length: > 0 } weights ? weights : null,
        };
        return (
            engine,
            progress,
            new ModelState(reader.ReadInt64(), ReadTensors(reader), ReadTensors(reader), ReadTensors(reader))
        );
    }

    /// <summary>
    /// The bytes of a checkpoint, so that a large one is not copied from buffer to buffer while it grows.
    /// </summary>
    private static int SizeOf(string trial, string engine, TrialProgress progress, ModelState model)
    {
        const int Numbers = sizeof(byte) + sizeof(int) + sizeof(double) + sizeof(long) + sizeof(long);
        var losses =
            2L * sizeof(int) + sizeof(double) * ((long)progress.TrainLosses.Count + progress.ValidationLosses.Count);
        var tensors =
            SizeOf(progress.BestWeights ?? [])
            + SizeOf(model.Weights)
            + SizeOf(model.FirstMoments)
            + SizeOf(model.SecondMoments);
        return checked((int)(Numbers + SizeOf(trial) + SizeOf(engine) + losses + tensors + SHA256.HashSizeInBytes));
    }

    /// <summary>A text is its length, seven bits a byte, and its UTF-8.</summary>
    private static long SizeOf(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        return size + 1 + (31 - BitOperations.LeadingZeroCount((uint)size | 1)) / 7;
    }

    private static long SizeOf(float[][] tensors) =>
        sizeof(int) + tensors.Sum(t => sizeof(int) + (long)sizeof(float) * t.Length);

    private static void Write(BinaryWriter writer, List<double> losses)
    {
        writer.Write(losses.Count);
        foreach (var loss in losses)
            writer.Write(loss);
    }

    private static void Write(BinaryWriter writer, float[][] tensors)
    {
        writer.Write(tensors.Length);
        foreach (var tensor in tensors)
        {
            writer.Write(tensor.Length);
            if (BitConverter.IsLittleEndian)
                writer.Write(MemoryMarshal.AsBytes(tensor.AsSpan()));
            else
                foreach (var value in tensor)
                    writer.Write(value);
        }
    }

    private static List<double> ReadLosses(BinaryReader reader) =>
        [.. Enumerable.Range(0, ReadCount(reader, sizeof(double))).Select(_ => reader.ReadDouble())];

    /// <summary>How many items follow: nothing is allocated for more than there are bytes for.</summary>
    private static int ReadCount(BinaryReader reader, int leastBytes)
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && (long)count * leastBytes <= left
            ? count
            : throw new FormatException($"{count} items cannot be in the {left} bytes that are left");
    }

    private static float[][] ReadTensors(BinaryReader reader)
    {
        var tensors = new float[ReadCount(reader, sizeof(int))][];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new float[ReadCount(reader, sizeof(float))];
            if (BitConverter.IsLittleEndian)
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(tensors[i].AsSpan()));
            else
                foreach (ref var value in tensors[i].AsSpan())
                    value = reader.ReadSingle();
        }

        return tensors;
    }
}
