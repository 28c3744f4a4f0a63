using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

/// <summary>Writes a gear's file: the six conditions one after another, a minute between them.</summary>
internal static class GearFile
{
    // Means of the measured healthy gear in mm, as the lecture's describe() shows them.
    private const double Mean1 = 2.5205;

    private const double Mean2 = 2.4298;

    private const long TicksPerSample = TimeSpan.TicksPerSecond / GearSignal.SamplesPerSecond;
    private const int RowsBetweenFlushes = 4_096;
    private const int LongestRow = 160;

    // A date on which nothing was measured.
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to; written in blocks.</param>
    /// <param name="gear">The gear.</param>
    /// <param name="rows">Rows at each condition.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static void Write(Stream stream, GearSignature gear, int rows, ulong seed, CancellationToken cancellation)
    {
        stream.Write(
            Encoding.ASCII.GetBytes(
                $"sensor1,sensor2,time_x,speedSet,load_value,gear_fault_desc,{SyntheticMark.Column}\n"
            )
        );
        var (signal1, signal2) = (new double[rows], new double[rows]);
        var (units1, units2) = (new int[rows], new int[rows]);
        var buffer = new byte[RowsBetweenFlushes * LongestRow];
        var start = Start;
        for (var index = 0; index < GeneratedCondition.All.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var condition = GeneratedCondition.All[index];
            GearSignal.Fill(gear, condition, seed, StreamOf(gear, index), signal1, signal2);
            var (spread1, spread2) = gear.Spread[index];
            SensorGrid.Place(signal1, Mean1 + gear.Offset, spread1 / 1000, units1);
            SensorGrid.Place(signal2, Mean2 + gear.Offset, spread2 / 1000, units2);

            var ending = Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $",{condition.SpeedText},{condition.Load},{gear.Description},{SyntheticMark.Value}\n"
                )
            );
            for (var from = 0; from < rows; from += RowsBetweenFlushes)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = 0;
                for (var row = from; row < Math.Min(rows, from + RowsBetweenFlushes); row++)
                {
                    length += WriteMillimetres(buffer.AsSpan(length), units1[row]);
                    length += WriteMillimetres(buffer.AsSpan(length), units2[row]);
                    length += WriteTime(buffer.AsSpan(length), start.AddTicks(row * TicksPerSample));
                    ending.CopyTo(buffer.AsSpan(length));
                    length += ending.Length;
                }

                stream.Write(buffer.AsSpan(0, length));
            }

            start = start.AddMinutes(1 + (rows / (60 * GearSignal.SamplesPerSecond)));
        }
    }

    /// <summary>The first random stream of a gear and condition.</summary>
    private static ulong StreamOf(GearSignature gear, int condition)
    {
        var index = 0;
        while (GearSignatures.All[index] != gear)
            index++;
        return (ulong)((index * GeneratedCondition.All.Count) + condition) * GearSignal.Streams;
    }

    /// <summary>Writes e.g. <c>2.5226088,</c>: whole numbers have one exact text, on every machine.</summary>
    private static int WriteMillimetres(Span<byte> target, int units)
    {
        target[0] = (byte)('0' + (units / SensorGrid.UnitsPerMillimetre));
        target[1] = (byte)'.';
        Utf8Formatter.TryFormat(
            units % SensorGrid.UnitsPerMillimetre,
            target[2..],
            out var digits,
            new StandardFormat('D', 7)
        );
        target[2 + digits] = (byte)',';
        return digits + 3;
    }

    private static int WriteTime(Span<byte> target, DateTime time)
    {
        time.TryFormat(target, out var length, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return length;
    }
}
