using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>What a mapping can say beside the names of columns.</summary>
public sealed class MappingKeysTests : IDisposable
{
    private const string Four = "a1,a2,a3,a4\n1,2,3,4\n5,6,7,9\n9,8,7,5\n";
    private const string Constant = "rate: 5000\nspeed: 30\nload: {value: 80}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_sensors_alone_is_a_dataset_with_what_its_mapping_gives()
    {
        var dataset = Reading.Read(
            _folder,
            Four,
            Constant
                + "gear: {value: chipped tooth}\ninputs: [a3, a1]\ntarget: a4\nunits: {a1: g, a3: 'm/s²', a4: µm}\n"
        );

        var segment = dataset.Segment(new OperatingCondition(30, 80), 10);

        Assert.Equal(
            [new Channel("a3", "m/s²"), new Channel("a1", "g"), new Channel("a4", "µm")],
            dataset.Summary.Channels
        );
        Assert.Equal([30, 80, 3, 1, 4, 30, 80, 7, 5, 9, 30, 80, 7, 9, 5], segment.Values);
        Assert.Equal(dataset.Summary.Channels, segment.Channels);
        Assert.Equal(
            ("chipped tooth", 0.0002),
            (dataset.Summary.Gear, dataset.Summary.Segments[0].SamplePeriodSeconds)
        );
        Assert.Equal(["a3", "a1", "a4", "speedSet", "load_value"], dataset.Describe().Select(column => column.Column));
        Assert.Empty(dataset.Summary.Notes);
    }

    [Theory]
    [InlineData("inputs: a2\ntarget: a1\nunits: g\n", "a2 g, a1 g")]
    [InlineData("sensor1: a2\nsensor2: a1\n", "sensor1 mm, sensor2 mm")]
    [InlineData("sensor1: a2\nsensor2: a1\nunits: {sensor1: g}\n", "sensor1 g, sensor2 mm")]
    [InlineData("sensor1: a2\ntarget: a1\n", "sensor1 mm, a1 ")]
    [InlineData("inputs: [a2, a3]\nsensor2: a1\n", "a2 , a3 , sensor2 mm")]
    public void Channels_have_their_names_and_units(string keys, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                Reading.Read(_folder, Four, Constant + keys).Summary.Channels.Select(each => $"{each.Name} {each.Unit}")
            )
        );

    [Fact]
    public void A_measured_speed_is_scaled_and_rounded_to_its_set_points()
    {
        var dataset = Reading.Read(
            _folder,
            "sensor1,sensor2,rpm,load_value\n1,2,1790,80\n2,3,1812,80\n3,5,600.5,80\n",
            "rate: 100\nspeed: {column: rpm, scale: 0.016666666666666666, round_to: [10, 30], tolerance: 0.5}\n"
        );

        Assert.Equal([new(10, 80), new(30, 80)], dataset.Summary.Segments.Select(each => each.Condition));
        Assert.Equal([30, 80, 1, 2, 30, 80, 2, 3], dataset.Segment(new OperatingCondition(30, 80), 10).Values);
    }

    [Fact]
    public void A_measured_load_is_rounded_to_the_multiples_of_a_step()
    {
        var dataset = Reading.Read(
            _folder,
            "sensor1,sensor2,speedSet,load_value\n1,2,30,79.4\n2,3,30,80.9\n3,5,30,99\n4,5,30,-20.4\n",
            "rate: 100\nload: {round_to: 20}\n"
        );

        Assert.Equal([-20, 80, 100], dataset.Summary.Segments.Select(each => each.Condition.Load));
    }

    [Fact]
    public void A_value_that_is_near_no_set_point_is_refused()
    {
        var exception = Assert.Throws<DatasetException>(() =>
            Reading.Read(
                _folder,
                "sensor1,sensor2,speedSet,load_value\n1,2,30.1,80\n1,2,31,80\n",
                "rate: 9\nspeed: {round_to: [30, 40], tolerance: 0.2}\n"
            )
        );

        Assert.Equal(
            "rig.csv, line 3, column 'speedSet': found '31', expected a value within 0.2 of a set point of 'round_to' after scaling",
            exception.Message
        );
    }

    [Fact]
    public void Names_of_gears_are_given_by_the_mapping()
    {
        var dataset = Reading.Read(
            _folder,
            "sensor1,sensor2,state\n1,2,h\n2,3,h \n",
            "rate: 9\nspeed: 1\nload: 2\ngear: {column: state, names: {h: healthy}}\n"
        );

        Assert.Equal("healthy", dataset.Summary.Gear);
    }

    [Theory]
    [InlineData("inptus: [a]\n", "rig.columns.yaml, line 1: unknown key 'inptus'; did you mean 'inputs'?")]
    [InlineData(
        "sensor1: \"a\\e[31m\"\n",
        "rig.columns.yaml, line 1: 'sensor1': found the text \"a\\u001b[31m\"; the name of one column of the CSV is expected"
    )]
    [InlineData("rate: 1\nrate: 2\n", "rig.columns.yaml, line 2: 'rate' is there twice; once is expected")]
    [InlineData(
        "rate: 0\n",
        "rig.columns.yaml, line 1: 'rate': found '0'; a number of samples a second up to 10,000,000 is expected"
    )]
    [InlineData(
        "sensor1: a\ninputs: [b]\n",
        "rig.columns.yaml, line 2: 'inputs': 'sensor1' is there too; one of the two is expected"
    )]
    [InlineData(
        "time: a\ntime_x: b\n",
        "rig.columns.yaml, line 2: 'time_x': 'time' is there too; one of the two is expected"
    )]
    [InlineData(
        "inputs: [a, b]\ntarget: a\n",
        "rig.columns.yaml, line 2: 'target': the column 'a' is there twice; each once is expected"
    )]
    [InlineData("inputs: []\n", "rig.columns.yaml, line 1: 'inputs': a list of 1 to 63 columns of the CSV is expected")]
    [InlineData(
        "inputs: [[a]]\n",
        "rig.columns.yaml, line 1: 'inputs': found a list; the name of one column of the CSV is expected"
    )]
    [InlineData(
        "units: {sensor3: g}\n",
        "rig.columns.yaml, line 1: unknown key 'units.sensor3'; did you mean 'sensor1'?"
    )]
    [InlineData(
        "units: \"m\\u200Bm\"\n",
        "rig.columns.yaml, line 1: 'units': a unit such as mm, g or m/s² is expected, without characters that cannot be seen"
    )]
    [InlineData(
        "speed:\n  value: 1\n  column: b\n",
        "rig.columns.yaml, line 1: 'speed': 'column', 'value' or the pattern 'file_name' is expected, one of them alone"
    )]
    [InlineData(
        "speed: {round_to: [1]}\n",
        "rig.columns.yaml, line 1: 'speed.tolerance' is missing; how far a value may be from its set point is expected"
    )]
    [InlineData(
        "speed: {tolerance: 1}\n",
        "rig.columns.yaml, line 1: 'speed.round_to' is missing; a list of set points, or their step is expected"
    )]
    [InlineData(
        "speed: {value: fast}\n",
        "rig.columns.yaml, line 1: 'speed.value': found 'fast'; a number up to 1,000,000 is expected"
    )]
    [InlineData("load: 1e300\n", "rig.columns.yaml, line 1: 'load': a number up to 1,000,000 is expected")]
    [InlineData(
        "gaps: {missing: 1.5}\n",
        "rig.columns.yaml, line 1: 'gaps.missing': found '1.5'; a whole number from 0 to 100 is expected"
    )]
    [InlineData(
        "time: {column: t, unit: min}\n",
        "rig.columns.yaml, line 1: 'time.unit': found 'min'; 's', 'ms', 'us' or 'ns' is expected"
    )]
    [InlineData("file_name: '('\n", "rig.columns.yaml, line 1: 'file_name': this is no regular expression: ")]
    [InlineData(
        "file_name: '(?<laod>.)'\n",
        "rig.columns.yaml, line 1: 'file_name': found the group 'laod'; 'speed', 'load' and 'gear' are known"
    )]
    [InlineData(
        "file_name: '(?<load>.)'\nload: 3\n",
        "rig.columns.yaml, line 2: 'load': the pattern 'file_name' has it too; one of the two is expected"
    )]
    [InlineData(
        "files: ../*.csv\n",
        "rig.columns.yaml, line 1: 'files': names of CSV files are expected, such as \"h30hz*.csv\" or,"
    )]
    [InlineData(
        "files: /etc/*.csv\n",
        "rig.columns.yaml, line 1: 'files': names of CSV files are expected, such as \"h30hz*.csv\" or,"
    )]
    [InlineData(
        "files: '*.csv'\n",
        "rig.columns.yaml: 'files' is for several files, but rig.csv lies beside it; rename one of the two"
    )]
    [InlineData(
        "gear: {value: ''}\n",
        "rig.columns.yaml, line 1: 'gear.value': the gear's name is expected, of 100 characters at most"
    )]
    [InlineData(
        "gear: {value: \"Z\\x81x\"}\n",
        "rig.columns.yaml, line 1: 'gear.value': the gear's name is expected, of 100 characters at most and without control characters"
    )]
    [InlineData("gear: {names: {\"Z\\x81x\": a}}\n", "rig.columns.yaml, line 1: ")]
    public void What_is_wrong_is_told_with_its_line_and_key(string yaml, string message)
    {
        var exception = Assert.Throws<DatasetException>(() => Reading.Read(_folder, Four, yaml));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_never_ends_on_a_files_name_is_stopped()
    {
        var name = new string('a', 80) + "-";
        _folder.Write(name + ".columns.yaml", "file_name: '^(a|aa)+$'\nrate: 1\nspeed: 1\nload: 1\n");
        var path = _folder.Write(name + ".csv", "sensor1,sensor2\n1,2\n");

        Assert.Contains(
            "takes too long on the file's name",
            Assert.Throws<DatasetException>(() => Reading.Read(path)).Message,
            StringComparison.Ordinal
        );
    }
}
