using System.Text;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class GearNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("No fault ")]
    [InlineData(" No fault")]
    [InlineData("No  fault")]
    [InlineData("No\u00A0fault")]
    [InlineData("No fault\u200B")]
    [InlineData("No\u00AD fault")]
    [InlineData("\tNo fault")]
    public void Names_that_look_the_same_are_one_gear_and_a_note_says_so(string other)
    {
        var dataset = Read("No fault", other, "No fault");

        Assert.Equal("No fault", dataset.Summary.Gear);
        Assert.Equal([0, 1, 2], Times(dataset));
        Assert.StartsWith(
            "The gear 'No fault' is also written '",
            Assert.Single(dataset.Summary.Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Forms_of_a_letter_are_one_gear() =>
        Assert.Equal("Z\u00E4hne", Read("Za\u0308hne", "Z\u00E4hne").Summary.Gear);

    [Theory]
    [InlineData("no fault")]
    [InlineData("No fault.")]
    [InlineData("Nofault")]
    [InlineData("No\uE001 fault")]
    [InlineData("No\uFDD0 fault")]
    public void Names_that_look_different_are_two_gears(string other) =>
        Assert.Equal($"No fault, {other}", Read("No fault", other).Summary.Gear);

    [Theory]
    [InlineData(101, "found a gear's name of 101 characters, expected 100 at most")]
    [InlineData(1_000_000, "found a gear's name of 1,000,000 characters, expected 100 at most")]
    public void A_name_that_is_too_long_is_refused(int length, string problem) =>
        Assert.Equal(
            $"data.csv, line 2, column 'gear_fault_desc': {problem}",
            Assert.Throws<DatasetException>(() => Read(new string('x', length))).Message
        );

    [Theory]
    [InlineData("\u200B\u00A0", "found '\\u200B\\u00A0', expected the gear's name")]
    [InlineData(
        "a\uFFFDb",
        "found a character that was lost when the file was converted (U+FFFD), expected the gear's name"
    )]
    public void A_name_that_cannot_be_read_is_refused(string name, string problem) =>
        Assert.Equal(
            $"data.csv, line 2, column 'gear_fault_desc': {problem}",
            Assert.Throws<DatasetException>(() => Read(name)).Message
        );

    [Fact]
    public void A_file_in_Windows_1252_is_read_as_that_and_a_note_says_so()
    {
        File.WriteAllBytes(
            _folder.File("data.csv"),
            Encoding.Latin1.GetBytes(Header + Row(0, gear: "Z\u00E4hne") + Row(1, gear: "Z\u00F6hne"))
        );

        var summary = Reading.Read(_folder.File("data.csv")).Summary;

        Assert.Equal("Z\u00E4hne, Z\u00F6hne", summary.Gear);
        Assert.Contains("The file is no UTF-8 and was read as Windows-1252.", summary.Notes);
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    [InlineData(0x01)]
    [InlineData(0x7F)]
    public void A_byte_that_Windows_1252_has_no_letter_for_is_refused_in_a_name(byte letter)
    {
        File.WriteAllBytes(
            _folder.File("data.csv"),
            [
                .. Encoding.Latin1.GetBytes(Header + Row(0, gear: "Z\u00E4hne")),
                .. Encoding.Latin1.GetBytes(Row(1, gear: $"Z{(char)letter}x")),
            ]
        );

        Assert.Equal(
            $"data.csv, line 3, column 'gear_fault_desc': found a byte that is no letter (0x{letter:X2}), expected the gear's name in UTF-8",
            Assert.Throws<DatasetException>(() => Reading.Read(_folder.File("data.csv"))).Message
        );
    }

    [Theory]
    [InlineData("No\u202Efault", "Nofault", "No\\u202Efault")]
    [InlineData("No fault\u200B", "No fault", "No fault\\u200B")]
    public void A_note_says_what_was_left_out_of_the_only_spelling(string written, string gear, string shown)
    {
        var summary = Read(written, written).Summary;

        Assert.Equal(gear, summary.Gear);
        Assert.Equal([$"The gear '{gear}' is written '{shown}'; what cannot be seen was left out."], summary.Notes);
    }

    [Fact]
    public void Two_names_never_become_one_because_a_byte_cannot_be_read()
    {
        // The first 64 KB are UTF-8, what comes after them is not.
        var rows = string.Concat(Enumerable.Range(0, 2_000).Select(i => Row(i, gear: "Zähne")));
        File.WriteAllBytes(
            _folder.File("data.csv"),
            [.. Encoding.UTF8.GetBytes(Header + rows), .. Encoding.Latin1.GetBytes(Row(2_000, gear: "Z\u00F6hne"))]
        );

        Assert.Equal(
            "data.csv, line 2002, column 'gear_fault_desc': found bytes that are no UTF-8, expected the gear's name; save the file as UTF-8",
            Assert.Throws<DatasetException>(() => Reading.Read(_folder.File("data.csv"))).Message
        );
    }

    private Dataset Read(params string[] gears) =>
        Reading.Read(_folder.Write("data.csv", Header + string.Concat(gears.Select((gear, i) => Row(i, gear: gear)))));
}
