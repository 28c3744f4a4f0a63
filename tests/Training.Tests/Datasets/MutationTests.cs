using System.Text;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Good files with bytes changed, taken out, put in and repeated: each is read or refused with a message, and nothing
/// else happens.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private const string Mapping =
        "inputs: [sensor1]\ntarget: sensor2\nunits: {sensor1: g, sensor2: m/s²}\ntime: {column: time_x, unit: ms}\ngaps: {missing: 1, jitter: 0.4}\n"
        + "speed: {column: speedSet, scale: 1, round_to: [40], tolerance: 2}\nload: {value: 80}\ngear: {names: {No fault: healthy}}\n";

    private static readonly string[] Pieces =
    [
        "\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\0",
        "NaN",
        "-",
        "1e999",
        "\uFEFF",
        "{",
        "[",
        "- ",
        "&a ",
        "*a",
        "!!x ",
        ": ",
        "99999999999999999999",
        "2023-05-03T",
        "+02:00",
        "\u200B",
        "é",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 100)]
    public void A_mutated_file_is_read_or_refused_with_its_name(bool ofMapping, int files)
    {
        var csv = Encoding.UTF8.GetBytes(
            Header + string.Concat(Enumerable.Range(0, 40).Select(i => Row(i + (i > 20 ? 5 : 0))))
        );
        var mapping = Encoding.UTF8.GetBytes(Mapping);
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < files; seed++)
        {
            var random = new Random(seed);
            File.WriteAllBytes(_folder.File("rig.csv"), ofMapping ? csv : Mutated(csv, random));
            if (ofMapping)
                File.WriteAllBytes(_folder.File("rig.columns.yaml"), Mutated(mapping, random));
            try
            {
                var dataset = Reading.Read(_folder.File("rig.csv"));
                Assert.All(
                    dataset.Summary.Segments,
                    segment =>
                        Assert.All(
                            dataset.Segment(segment.Condition, 10).Values,
                            value => Assert.True(double.IsFinite(value))
                        )
                );
                read++;
            }
            catch (DatasetException e)
            {
                Assert.True(
                    e.Message.StartsWith("rig.", StringComparison.Ordinal) && e.Message.Length < 600,
                    $"seed {seed}: {e.Message}"
                );
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
        }

        // Few changes leave a mapping what it was.
        Assert.True(read > (ofMapping ? 0 : files / 20) && refused > files / 20, $"{read} read, {refused} refused");
    }

    private static byte[] Mutated(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            var count = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, count);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, count));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }

            if (bytes.Count == 0)
                break;
        }

        return [.. bytes];
    }
}
