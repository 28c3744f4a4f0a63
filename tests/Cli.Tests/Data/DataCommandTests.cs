using System.Text.Json;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Generated_data_describes_itself_as_synthetic()
    {
        var generated = await CommandLine.RunAsync(
            "data",
            "generate",
            "--out",
            _folder.PathOf("gear"),
            "--gear",
            "no_fault",
            "--rows",
            "50"
        );
        Assert.Equal(
            (ExitCode.Done, _folder.PathOf("gear/no_fault.csv") + Environment.NewLine),
            (generated.Code, generated.Output)
        );
        Assert.Contains("Synthetic", generated.Errors, StringComparison.Ordinal);

        var described = await CommandLine.RunAsync("data", "describe", _folder.PathOf("gear/no_fault.csv"));
        Assert.Equal(ExitCode.Done, described.Code);
        Assert.Contains("300 rows, gear 'No fault', synthetic", described.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n8.33                    0    50            50       1             0.0002\n",
            described.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_description_in_JSON_has_the_eight_figures_of_every_column()
    {
        await CommandLine.RunAsync(
            "data",
            "generate",
            "--out",
            _folder.PathOf("gear"),
            "--gear",
            "root_crack",
            "--rows",
            "40",
            "--seed",
            "3"
        );
        var described = await CommandLine.RunAsync(
            "data",
            "describe",
            _folder.PathOf("gear/root_crack.csv"),
            "--format",
            "json"
        );
        using var json = JsonDocument.Parse(described.Output);
        var columns = json.RootElement.GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(
            ["sensor1", "sensor2", "speedSet", "load_value"],
            columns.Select(c => c.GetProperty("column").GetString())
        );
        Assert.Equal(
            ["column", "count", "mean", "std", "min", "25%", "50%", "75%", "max"],
            columns[0].EnumerateObject().Select(p => p.Name)
        );
        Assert.Equal(6, json.RootElement.GetProperty("segments").GetArrayLength());
        Assert.Equal(40, json.RootElement.GetProperty("segments")[0].GetProperty("rows").GetInt32());
        Assert.True(json.RootElement.GetProperty("synthetic").GetBoolean());
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_bytes()
    {
        foreach (var name in new[] { "a", "b" })
            await CommandLine.RunAsync(
                "data",
                "generate",
                "--out",
                _folder.PathOf(name),
                "--rows",
                "10",
                "--seed",
                "9"
            );
        Assert.Equal(6, Directory.GetFiles(_folder.PathOf("a")).Length);
        Assert.All(
            Directory.GetFiles(_folder.PathOf("a")),
            file =>
                Assert.Equal(
                    File.ReadAllBytes(file),
                    File.ReadAllBytes(Path.Combine(_folder.PathOf("b"), Path.GetFileName(file)))
                )
        );
    }

    [Fact]
    public async Task A_file_that_exists_is_left_alone_unless_it_is_to_be_replaced()
    {
        Directory.CreateDirectory(_folder.PathOf("gear"));
        var file = _folder.Write("gear/no_fault.csv", "mine");
        var refused = await CommandLine.RunAsync("data", "generate", "--out", _folder.PathOf("gear"), "--rows", "10");
        Assert.Equal((ExitCode.BadInput, "mine"), (refused.Code, File.ReadAllText(file)));
        Assert.Single(Directory.GetFiles(_folder.PathOf("gear")));

        var replaced = await CommandLine.RunAsync(
            "data",
            "generate",
            "--out",
            _folder.PathOf("gear"),
            "--rows",
            "10",
            "--overwrite"
        );
        Assert.Equal(ExitCode.Done, replaced.Code);
        Assert.Equal(6, Directory.GetFiles(_folder.PathOf("gear")).Length);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_named_with_the_line()
    {
        var ended = await CommandLine.RunAsync(
            "data",
            "describe",
            _folder.Write("poem.csv", "Roses are red\nViolets are blue\n")
        );
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("poem.csv, line 1", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_says_units_and_notes_and_reads_a_set_by_its_mapping()
    {
        foreach (var load in (int[])[0, 10])
            _folder.Write($"h30hz{load}.csv", "a1,a2\n1,2\n3,4\n");
        var mapping = _folder.Write(
            "gearbox.columns.yaml",
            "files: h*.csv\nfile_name: 'h(?<speed>[0-9]+)hz(?<load>[0-9]+)'\nrate: 100\ninputs: [a1]\ntarget: a2\nunits: {a1: m/s²}\n"
        );

        var described = await CommandLine.RunAsync("data", "describe", mapping);

        Assert.Equal((ExitCode.Done, ""), (described.Code, described.Errors));
        Assert.Contains("gearbox.columns.yaml: 4 rows, gear 'gearbox'", described.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n +a1 \(m/s²\) +a2 +speedSet +load_value\n", described.Output);
        Assert.Matches(@"\n30 +10 +2 +2 +1 +0\.01\n", described.Output);
    }

    [Fact]
    public async Task Figures_of_a_column_that_six_decimals_would_not_show_have_an_exponent()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 30).Select(i => $"{(i == 7 ? "3e37" : $"{i}e-1")},{i}e-12,{i},40,80\n")
        );
        var described = await CommandLine.RunAsync(
            "data",
            "describe",
            _folder.Write("far.csv", "sensor1,sensor2,time_x,speedSet,load_value\n" + rows)
        );

        Assert.Matches(@"\nmax +3\.000000e\+25 +2\.900000e-05 +40\.000000 ", described.Output);
        Assert.All(described.Output.Split('\n').Take(14), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("in line 9 of far.csv", described.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- - - - - - - - - - - - - - - - - - - - a\n", "rig.columns.yaml, line 1: this is nested too deeply")]
    [InlineData("&a [*a]: x\n", "rig.columns.yaml, line 1: anchors (&) are not read")]
    public async Task A_mapping_that_cannot_be_read_ends_the_command_with_a_sentence(string mapping, string message)
    {
        _folder.Write("rig.columns.yaml", mapping);
        var ended = await CommandLine.RunAsync("data", "describe", _folder.Write("rig.csv", "sensor1\n1\n"));

        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
    }
}
