using System.Globalization;
using System.Text;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>Several files as one dataset: twenty files of the schema of a public gearbox set, generated.</summary>
public sealed class DatasetSetTests : IDisposable
{
    private const int Rows = 200;

    private const string Mapping = """
        files: "?30hz*.csv"
        file_name: "^[hb](?<speed>[0-9]+)hz(?<load>[0-9]+)$"
        rate: 20000
        inputs: [a1, a2, a3]
        target: a4
        units: m/s²
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly DatasetCatalog _catalog;

    public DatasetSetTests() => _catalog = new DatasetCatalog(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Twenty_files_are_one_dataset_with_one_mapping()
    {
        WriteGearbox("");
        _folder.Write("gearbox.columns.yaml", Mapping);

        var summary = Assert.Single(_catalog.List(Token));

        Assert.Null(summary.Error);
        Assert.Equal(
            ("gearbox", "gearbox.columns.yaml", 20 * Rows, "gearbox"),
            (summary.Name, summary.FileName, summary.Rows, summary.Gear)
        );
        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => new OperatingCondition(30, 10 * i)),
            summary.Segments.Select(each => each.Condition)
        );
        Assert.All(summary.Segments, each => Assert.Equal([Rows, Rows], each.PieceRows));
        Assert.All(summary.Segments, each => Assert.Equal(0.00005, each.SamplePeriodSeconds));
        Assert.Equal(
            ["a1 m/s²", "a2 m/s²", "a3 m/s²", "a4 m/s²"],
            summary.Channels.Select(each => $"{each.Name} {each.Unit}")
        );
        Assert.Equal(Directory.GetFiles(_folder.Path, "*.csv").Sum(path => new FileInfo(path).Length), summary.Bytes);
        var segment = _catalog.Open("gearbox", Token).Segment(new OperatingCondition(30, 20), int.MaxValue);
        Assert.Equal([0, Rows], segment.PieceStarts);
        Assert.Equal(
            [30, 20, Value('b', 20, 0, 1), Value('b', 20, 0, 2), Value('b', 20, 0, 3), Value('b', 20, 0, 4)],
            segment.Values.Take(6)
        );
    }

    [Fact]
    public void The_gear_may_be_in_the_names_and_a_segment_then_holds_one()
    {
        WriteGearbox("");
        _folder.Write(
            "gearbox.columns.yaml",
            Mapping.Replace("[hb]", "(?<gear>[hb])", StringComparison.Ordinal)
                + "\ngear: {names: {h: healthy, b: broken tooth}}\n"
        );

        var summary = Assert.Single(_catalog.List(Token));

        Assert.Equal("broken tooth, healthy", summary.Gear);
        Assert.All(summary.Segments, each => Assert.Equal([Rows], each.PieceRows));
        Assert.Contains(
            "30 rev/s · 0 N·m: several gears ('broken tooth', 'healthy') were recorded here; the segment holds rows of one alone, 'broken tooth'.",
            summary.Notes
        );
    }

    [Fact]
    public void The_files_may_lie_in_a_directory_of_their_own()
    {
        Directory.CreateDirectory(_folder.File("spectra"));
        WriteGearbox("spectra/");
        _folder.Write(
            "healthy.columns.yaml",
            Mapping.Replace("\"?30hz*.csv\"", "\"spectra/h*.csv\"", StringComparison.Ordinal)
        );

        Assert.Equal((10 * Rows, null), (_catalog.List(Token).Single().Rows, _catalog.List(Token).Single().Error));
        Assert.Equal(10 * Rows, Reading.Read(_folder.File("healthy.columns.yaml")).Summary.Rows);
    }

    [Fact]
    public void A_changed_file_makes_the_set_be_read_again()
    {
        WriteGearbox("");
        _folder.Write("gearbox.columns.yaml", Mapping);
        _catalog.List(Token);

        File.AppendAllText(_folder.File("h30hz0.csv"), "1,2,3,4\n");

        Assert.Equal((20 * Rows) + 1, Assert.Single(_catalog.List(Token)).Rows);
    }

    [Theory]
    [InlineData(
        "h30hz0.csv",
        "a1,a2,a3\n1,2,3\n",
        "h30hz0.csv, line 1, column 'a4': there is no such column; the file has 'a1', 'a2', 'a3'. 'target' in line 5 of gearbox.columns.yaml names it"
    )]
    [InlineData(
        "h30hz5.csv",
        "a1,a2,a3,a4\n1,2,3,x\n",
        "h30hz5.csv, line 2, column 'a4': found 'x', expected a finite number"
    )]
    [InlineData(
        "h30hz.csv",
        "a1,a2,a3,a4\n1,2,3,4\n",
        "h30hz.csv: the file's name does not match the mapping's 'file_name',"
    )]
    [InlineData(
        "h30hz1.csv",
        "a1,a2,a3,a4,time_x\n1,2,3,4,5\n",
        "h30hz1.csv, line 1, column 'time_x': the file has times and the files before it have none"
    )]
    public void An_error_names_the_file_that_it_is_in(string name, string text, string error)
    {
        WriteGearbox("");
        _folder.Write(name, text);
        _folder.Write("gearbox.columns.yaml", Mapping);

        Assert.StartsWith(error, Assert.Single(_catalog.List(Token)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files: 'x*.csv'\n", "rig.columns.yaml: 'files': no file matches 'x*.csv'")]
    [InlineData("files: 'x/*.csv'\n", "rig.columns.yaml: 'files': there is no directory 'x' beside this file")]
    [InlineData(
        "files: 'link/*.csv'\n",
        "rig.columns.yaml: 'files': 'link' is a link, expected a directory beside this file"
    )]
    [InlineData("files: 'below/*.csv'\n", "out.csv: is a link that leaves the data directory, expected a file in it")]
    [InlineData("file: 'x*.csv'\n", "rig.columns.yaml, line 1: unknown key 'file'; did you mean 'files'?")]
    public void A_mapping_without_its_files_is_listed_with_the_reason(string yaml, string error)
    {
        Directory.CreateDirectory(_folder.File("below"));
        _folder.Write("other.txt", "sensor1");
        File.CreateSymbolicLink(_folder.File("below/out.csv"), "../other.txt");
        Directory.CreateSymbolicLink(_folder.File("link"), "below");
        _folder.Write("rig.columns.yaml", yaml);

        var summary = Assert.Single(_catalog.List(Token));

        Assert.Equal(("rig", error), (summary.Name, summary.Error));
        Assert.Equal(error, Assert.Throws<DatasetException>(() => _catalog.Open("rig", Token)).Message);
    }

    [Fact]
    public void A_mapping_whose_CSV_has_gone_is_no_dataset()
    {
        _folder.Write("rig.columns.yaml", "sensor1: x\n");

        Assert.Empty(_catalog.List(Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static double Value(char state, int load, int row, int channel) =>
        Math.Round(Math.Sin((row + load) * 0.1 * channel) + (state == 'b' ? 0.25 : 0), 6);

    /// <summary>
    /// Files <c>h30hz0.csv</c> to <c>b30hz90.csv</c>: h is a healthy gear, b one with a broken tooth; 30 Hz; loads of 0
    /// to 90 %.
    /// </summary>
    private void WriteGearbox(string directory)
    {
        foreach (var state in "hb")
        {
            for (var load = 0; load < 100; load += 10)
            {
                var text = new StringBuilder("a1,a2,a3,a4\n");
                for (var row = 0; row < Rows; row++)
                {
                    text.AppendJoin(
                        ',',
                        Enumerable
                            .Range(1, 4)
                            .Select(channel => Value(state, load, row, channel).ToString(CultureInfo.InvariantCulture))
                    );
                    text.Append('\n');
                }

                _folder.Write($"{directory}{state}30hz{load}.csv", text.ToString());
            }
        }
    }
}
