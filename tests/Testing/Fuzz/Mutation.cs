using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GearSweep.Testing.Fuzz;

/// <summary>Damages good files as accidents and attackers do. The same seed does the same damage.</summary>
public static partial class Mutation
{
    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "-1",
        "1e999",
        "-1e999",
        "1e-999",
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "1e308",
        "NaN",
        ".inf",
        "0x10",
        "1_000",
        "1,5",
        "00",
        "١٢",
    ];

    private static readonly string[] Pieces =
    [
        "\n",
        "\t",
        "\r",
        "\0",
        "\u001b[2J",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0085",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "? ",
        "#",
        "|",
        ">",
        "%",
        "!!binary ",
        "&a ",
        "*a",
        "<<: *a",
        "---\n",
        "...\n",
        ",",
        ";",
        "=1+1",
        "é",
        "🦷",
    ];

    private static readonly Func<Random, byte[], byte[]>[] Kinds =
    [
        Flip,
        Flip,
        Delete,
        Duplicate,
        Truncate,
        Extreme,
        Extreme,
        Insert,
        Insert,
        Nest,
        HugeKey,
        Alias,
        SwapLines,
        LongLine,
        Recode,
    ];

    /// <summary>A damaged copy.</summary>
    /// <param name="good">The file.</param>
    /// <param name="seed">Which damage.</param>
    public static byte[] Of(byte[] good, int seed)
    {
        var random = new Random(seed);
        var damaged = good;
        for (var times = 1 + random.Next(3); times > 0; times--)
            damaged = Kinds[random.Next(Kinds.Length)](random, damaged);
        return damaged;
    }

    private static byte[] Flip(Random random, byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;
        byte[] changed = [.. bytes];
        for (var times = 1 + random.Next(4); times > 0; times--)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static byte[] Delete(Random random, byte[] bytes)
    {
        var (from, to) = Part(random, bytes);
        return [.. bytes[..from], .. bytes[to..]];
    }

    private static byte[] Duplicate(Random random, byte[] bytes)
    {
        var (from, to) = Part(random, bytes);
        return [.. bytes[..to], .. bytes[from..to], .. bytes[to..]];
    }

    private static byte[] Truncate(Random random, byte[] bytes) => bytes[..random.Next(bytes.Length + 1)];

    private static byte[] Extreme(Random random, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var numbers = Number().Matches(text);
        if (numbers.Count == 0)
            return bytes;
        var number = numbers[random.Next(numbers.Count)];
        return Encoding.UTF8.GetBytes(
            text[..number.Index] + Numbers[random.Next(Numbers.Length)] + text[(number.Index + number.Length)..]
        );
    }

    private static byte[] Insert(Random random, byte[] bytes) =>
        InsertAt(random, bytes, Pieces[random.Next(Pieces.Length)]);

    private static byte[] Nest(Random random, byte[] bytes) =>
        InsertAt(
            random,
            bytes,
            string.Concat(
                Enumerable.Repeat(
                    random.Next(3) switch
                    {
                        0 => "[",
                        1 => "{a: ",
                        _ => "- ",
                    },
                    1 << random.Next(4, 13)
                )
            )
        );

    private static byte[] HugeKey(Random random, byte[] bytes) =>
        InsertAt(random, bytes, "\n" + new string('k', 1 << random.Next(6, 17)) + ": 1\n");

    private static byte[] Alias(Random random, byte[] bytes) =>
        InsertAt(
            random,
            bytes,
            "\na: &a [x, x]\n"
                + string.Concat(
                    Enumerable
                        .Range(0, 12)
                        .Select(i => string.Create(CultureInfo.InvariantCulture, $"b{i}: &b{i} [*a, *a]\n"))
                )
        );

    private static byte[] SwapLines(Random random, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] LongLine(Random random, byte[] bytes) =>
        InsertAt(random, bytes, new string(random.Next(2) == 0 ? '9' : 'x', 1 << random.Next(8, 19)));

    private static byte[] Recode(Random random, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return random.Next(5) switch
        {
            0 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            1 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            2 => [.. Encoding.UTF8.Preamble, .. bytes],
            3 => Encoding.Latin1.GetBytes(text + "\u00e4"),
            _ => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        };
    }

    private static byte[] InsertAt(Random random, byte[] bytes, string piece)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. Encoding.UTF8.GetBytes(piece), .. bytes[at..]];
    }

    private static (int From, int To) Part(Random random, byte[] bytes)
    {
        var from = random.Next(bytes.Length + 1);
        return (from, Math.Min(bytes.Length, from + random.Next(1, 64)));
    }

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
