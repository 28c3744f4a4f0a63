using GearSweep.Shared.Text;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class ColumnMappingTests : IDisposable
{
    private const string Renamed = "x,y,time_x,rps,load_value\n1,2,2023-05-03 21:47:31,40,80\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_mapping_beside_a_file_says_what_its_columns_mean()
    {
        _folder.Write("rig.columns.yaml", "# my rig\nsensor1: x\nsensor2: y\nspeedSet: rps\n");

        Assert.Equal([1], Times(Reading.Read(_folder.Write("rig.csv", Renamed))));
    }

    [Fact]
    public void A_mapping_that_is_passed_goes_before_the_one_beside_the_file()
    {
        _folder.Write("rig.columns.yaml", "sensor1: nothing\n");

        var dataset = Reading.Read(
            _folder.Write("rig.csv", Renamed),
            Mapping("sensor1: x\nsensor2: y\nspeedSet: rps\n")
        );

        Assert.Equal([1], Times(dataset));
    }

    [Fact]
    public void A_missing_column_is_named_with_those_found_and_the_nearest()
    {
        var path = _folder.Write("rig.csv", Rows(0).Replace("sensor2", "Sensor_2", StringComparison.Ordinal));

        var exception = Assert.Throws<DatasetException>(() => Reading.Read(path));

        Assert.Equal(("rig.csv", 1, "sensor2"), (exception.File, exception.Line, exception.Column));
        Assert.Contains(
            "the file has 'sensor1', 'Sensor_2', 'time_x', 'speedSet',",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Did you mean 'Sensor_2'?", exception.Message, StringComparison.Ordinal);
        Assert.Contains("rig.columns.yaml", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused()
    {
        var path = _folder.Write("rig.csv", Rows(0).Replace("sensor2", "sensor1", StringComparison.Ordinal));

        Assert.Equal(
            "rig.csv, line 1, column 'sensor1': there are several columns of this name, expected one",
            Assert.Throws<DatasetException>(() => Reading.Read(path)).Message
        );
    }

    [Fact]
    public void A_gear_column_that_a_mapping_names_must_be_there()
    {
        var path = _folder.Write("rig.csv", Rows(0));

        Assert.Equal(
            "rig.columns.yaml, line 1: 'gear_fault_desc': rig.csv has no column 'state'; it has 'sensor1', 'sensor2', 'time_x', 'speedSet', 'load_value', "
                + "'gear_fault_desc'.",
            Assert.Throws<DatasetException>(() => Reading.Read(path, Mapping("gear_fault_desc: state\n"))).Message
        );
    }

    [Theory]
    [InlineData(
        "inputs: x\ntarget: nope\n",
        2,
        "'target': rig.csv has no column 'nope'; it has 'x', 'y', 'time_x', 'rps', 'load_value'."
    )]
    [InlineData(
        "inputs:\n- x\n- rp\ntarget: y\n",
        3,
        "'inputs': rig.csv has no column 'rp'; it has 'x', 'y', 'time_x', 'rps', 'load_value'. Did you mean 'rps'?"
    )]
    [InlineData(
        "sensor1: x\nsensor2: y\nspeed:\n  column: n\n",
        4,
        "'speed.column': rig.csv has no column 'n'; it has "
    )]
    public void A_column_that_a_mapping_names_wrongly_is_told_where_it_is_named(string yaml, int line, string problem)
    {
        var exception = Assert.Throws<DatasetException>(() => Reading.Read(_folder, Renamed, yaml));

        Assert.Equal(("rig.columns.yaml", line), (exception.File, exception.Line));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_to_be_named_in_the_mapping_that_is_read()
    {
        _folder.Write("a1.csv", Renamed);
        var exception = Assert.Throws<DatasetException>(() =>
            Reading.Read(_folder.Write("set.columns.yaml", "files: a*.csv\nsensor1: x\nsensor2: y\n"))
        );

        Assert.EndsWith(
            " set.columns.yaml can say under which name 'speed' is kept, or its value",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("sensor1: x\nsensor3: y\n", 2, "unknown key 'sensor3'; did you mean 'sensor1'?")]
    [InlineData("sensor1: x\nsensor2: [y]\n", 2, "'sensor2': found a list; the name of one column")]
    [InlineData("sensor1:\n", 1, "found nothing; the name of one column")]
    [InlineData("sensor1: ''\n", 1, "the name of one column")]
    [InlineData("- sensor1\n", 1, "found a list; a mapping with")]
    [InlineData("", 0, "the mapping is empty; expected keys such as 'sensor1: displacement_x'")]
    [InlineData("sensor1: x\nsensor1: y\n", 2, "'sensor1' is there twice")]
    [InlineData("sensor1: \"x\n", 1, "this is not YAML")]
    [InlineData("sensor1: x\n---\nsensor2: y\n", 2, "a second document begins here; one mapping is expected")]
    public void An_error_in_the_mapping_is_told_with_its_line(string yaml, int line, string problem)
    {
        _folder.Write("rig.columns.yaml", yaml);
        var path = _folder.Write("rig.csv", Renamed);

        var exception = Assert.Throws<DatasetException>(() => Reading.Read(path));

        Assert.Equal(("rig.columns.yaml", line), (exception.File, exception.Line));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sensor2", "sensor_2", "sensor_2")]
    [InlineData("speedSet", "SPEEDSET", "SPEEDSET")]
    [InlineData("time_x", "load", null)]
    public void The_nearest_name_is_offered_only_when_it_is_near(string name, string candidate, string? nearest) =>
        Assert.Equal(nearest, NearestWord.Find(name, ["quite another", candidate]));

    private static ColumnMapping Mapping(string yaml) => ColumnMappingFile.Parse("rig.columns.yaml", yaml);
}
