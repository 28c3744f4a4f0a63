using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class SpecCheckTests
{
    private static readonly DatasetSummary Dataset = new(
        "d",
        "d.csv",
        1,
        27_000,
        "No fault",
        false,
        Channel.Usual,
        [
            new(new(8, 0), 25_000, 25_000, [25_000], new DateTime(2024, 1, 1), 2e-4),
            new(new(9, 0), 2_000, 2_000, [2_000], new DateTime(2024, 1, 1), 2e-4),
        ],
        [],
        null
    );

    private static IReadOnlyList<SpecError> Check(string text) =>
        SpecValidator.Check(SpecYaml.Parse("name: s\ndataset: d\n" + text), ["auto", "torch"], Dataset);

    private static IEnumerable<string> Places(string text) => Check(text).Select(e => $"{e.Line} {e.Key}");

    [Fact]
    public void An_unknown_key_an_unknown_engine_a_long_sequence_and_too_many_trials_are_told_at_once()
    {
        const string Text = """
            epoch: 3
            parameters:
              sequence_length: {values: [7, 2000]}
              hidden_size: {distribution: int_uniform, min: 1, max: 600}
            repeats: 1000
            engine: steam
            """;
        Assert.Equal(
            [
                "line 3, epoch: unknown key 'epoch'; did you mean 'epochs'?",
                "line 4, parameters: this makes 1,200,000 trials; 1,000,000 at most are expected: set run_cap, or list fewer values",
                "line 5, parameters.sequence_length.values[1]: at 9 rev/s · 0 N·m the segment has 2,000 rows, of which 1,120 train; "
                    + "a sequence of 2,000 rows and the row after it do not fit",
                "line 8, engine: there is no engine 'steam'; there are auto, torch",
            ],
            Check(Text).Select(e => e.ToString())
        );
    }

    [Theory] // The text after two lines; then line and key of every error.
    [InlineData("method: random\nparameters:\n  hidden_size: {value: 4096}", "0 run_cap", "4 parameters")]
    [InlineData(
        "parameters:\n  dropout:\n    distribution: uniform\n    min: 0\n    max: 0.5\n  hidden_size: {value: 4096}",
        "3 parameters",
        "5 parameters.dropout.distribution"
    )]
    [InlineData(
        "engine: steam\nconditions:\n  - {speed: 8, load: x}\n  - {speed: 7, load: 0}",
        "3 engine",
        "5 conditions[0].load",
        "6 conditions[1]"
    )]
    [InlineData(
        "conditions:\n  - {speed: 9, load: 0, lod: 1}\nparameters: {sequence_length: {value: 2000}}",
        "4 conditions[0].lod",
        "5 parameters.sequence_length.value"
    )]
    [InlineData(
        "parameters:\n  colour: {value: 3}\n  sequence_length: {value: 2000}",
        "4 parameters.colour",
        "5 parameters.sequence_length.value"
    )]
    [InlineData(
        "split: {colour: 3}\nparameters: {sequence_length: {value: 2000}}",
        "3 split.colour",
        "4 parameters.sequence_length.value"
    )]
    public void An_error_hides_no_other(string text, params string[] places) => Assert.Equal(places, Places(text));

    [Theory] // Each has one thing wrong, and a default in its place would be wrong too.
    [InlineData(
        "repeats: 1000\nrun_cap: x\nparameters:\n  batch_size: {distribution: int_uniform, min: 1, max: 100}\n  hidden_size: {values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}",
        "4 run_cap"
    )]
    [InlineData(
        "repeats: 1000\nrun_caps: 10\nparameters:\n  batch_size: {distribution: int_uniform, min: 1, max: 100}\n  hidden_size: {values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}",
        "4 run_caps"
    )]
    [InlineData(
        "methods: random\nrun_cap: 10\nparameters:\n  dropout: {distribution: uniform, min: 0, max: 0.5}",
        "3 methods"
    )]
    [InlineData("split:\n  rows: many\n  train_rows: 30000", "4 split.rows")]
    [InlineData("split: {row: 50000, train_rows: 30000}", "3 split.row")]
    [InlineData(
        "parameters:\n  sequence_length: {value: x}\n  batch_size: {value: 1120}",
        "4 parameters.sequence_length.value"
    )]
    [InlineData(
        "parameters:\n  sequence_lengths: {value: 1}\n  batch_size: {value: 1119}",
        "4 parameters.sequence_lengths"
    )]
    [InlineData("sequence_length: {value: 1}\nparameters:\n  batch_size: {value: 1119}", "3 sequence_length")]
    [InlineData("conditions: some\nparameters: {sequence_length: {value: 2000}}", "3 conditions")]
    [InlineData(
        "conditions:\n  - {speed: 7, lod: 0}\n  - {speed: 8, load: 0}\nparameters: {sequence_length: {value: 2000}}",
        "4 conditions[0].lod",
        "4 conditions[0].load"
    )]
    public void No_error_follows_from_another(string text, params string[] places) =>
        Assert.Equal(places, Places(text));

    [Fact]
    public void A_parameter_that_cannot_be_read_counts_as_one_value_of_at_least_so_many_trials()
    {
        var errors = Check(
            "repeats: 1000\nparameters:\n  num_layers: {values: [1, x]}\n  hidden_size: {distribution: int_uniform, min: 1, max: 600}"
        );
        Assert.Equal(["parameters", "parameters.num_layers.values[1]"], errors.Select(e => e.Key));
        Assert.StartsWith("this makes at least 1,200,000 trials", errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_trials_are_told_once() =>
        Assert.Equal(
            ["4 parameters"],
            Places("repeats: 1000\nparameters:\n  batch_size: {distribution: int_uniform, min: 1, max: 1001}")
        );

    [Fact]
    public void The_engine_matters_only_where_engines_are_given() =>
        Assert.Empty(SpecValidator.Check(SpecYaml.Parse("name: s\ndataset: d\nengine: steam"), engines: null, Dataset));
}
