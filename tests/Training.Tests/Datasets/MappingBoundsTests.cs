namespace GearSweep.Training.Datasets;

/// <summary>A mapping of any kind is read or refused, within bounds: none ends or holds up the process.</summary>
public sealed class MappingBoundsTests : IDisposable
{
    private const int MostBytes = 64 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("? ")]
    [InlineData("{a: ")]
    [InlineData("a: ")]
    [InlineData(":")]
    [InlineData("! ")]
    [InlineData("&a ")]
    [InlineData("\t")]
    [InlineData("---\n")]
    [InlineData("%A\n")]
    [InlineData("? a\n")]
    public void A_text_that_repeats_itself_is_refused(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, MostBytes / piece.Length));

        Assert.Throws<DatasetException>(() => ColumnMappingFile.Parse("rig.columns.yaml", text));
    }

    [Theory]
    [InlineData("&a [*a]: x\n", "rig.columns.yaml, line 1: anchors (&) are not read")]
    [InlineData("sensor1: *a\n", "rig.columns.yaml, line 1: aliases (*) are not read")]
    [InlineData("sensor1: !!str a\n", "rig.columns.yaml, line 1: tags (!) are not read")]
    public void Anchors_aliases_and_tags_are_refused(string yaml, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<DatasetException>(() => ColumnMappingFile.Parse("rig.columns.yaml", yaml)).Message
        );

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        var path = _folder.Write("rig.columns.yaml", "# " + new string('x', MostBytes));

        var exception = Assert.Throws<DatasetException>(() => ColumnMappingFile.Read(path));

        Assert.Equal("rig.columns.yaml: is larger than 64 KB, the most that is read", exception.Message);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_with_their_line()
    {
        File.WriteAllBytes(_folder.File("rig.columns.yaml"), [.. "sensor1: x\nsensor2: W"u8, 0xE4, .. "lzlager\n"u8]);

        var exception = Assert.Throws<DatasetException>(() => ColumnMappingFile.Read(_folder.File("rig.columns.yaml")));

        Assert.Equal(
            "rig.columns.yaml, line 2: found bytes that are no UTF-8; save the file as UTF-8",
            exception.Message
        );
    }

    [Fact]
    public void A_pipe_or_a_directory_in_a_mappings_place_is_refused()
    {
        SpecialFiles.MakePipe(_folder.File("pipe.columns.yaml"));
        Directory.CreateDirectory(_folder.File("directory.columns.yaml"));

        Assert.Equal(
            "pipe.columns.yaml: cannot be read: it is a named pipe, expected a regular file",
            Assert.Throws<DatasetException>(() => ColumnMappingFile.ReadFor(_folder.File("pipe.csv"))).Message
        );
        Assert.Equal(
            "directory.columns.yaml: cannot be read: it is a directory, expected a regular file",
            Assert.Throws<DatasetException>(() => ColumnMappingFile.ReadFor(_folder.File("directory.csv"))).Message
        );
    }
}
