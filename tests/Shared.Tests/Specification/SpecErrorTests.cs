using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class SpecErrorTests
{
    private const string Head = "name: s\ndataset: d\n";

    [Theory] // The text that follows the two lines above; then line, key, and a part of the message.
    [InlineData("epoch: 3", 3, "epoch", "did you mean 'epochs'?")]
    [InlineData("hiden_size: 3", 3, "hiden_size", "unknown key 'hiden_size'; 'name', 'description'")]
    [InlineData("hidden_size: {value: 3}", 3, "hidden_size", "it belongs under 'parameters'")]
    [InlineData("name: t", 3, "name", "'name' is there twice")]
    [InlineData("description: [1]", 3, "description", "found a list; a text is expected")]
    [InlineData("conditions: some", 3, "conditions", "'all' or a list")]
    [InlineData("conditions: []", 3, "conditions", "found a list of 0")]
    [InlineData(
        "conditions:\n  - {speed: 8.33, load: 0}\n  - {speed: 8.3301, load: 0}",
        5,
        "conditions[1]",
        "there twice"
    )]
    [InlineData("conditions:\n  - {speed: 8.33}", 4, "conditions[0].load", "'load' is missing")]
    [InlineData(
        "conditions:\n  - {speed: fast, load: 0}",
        4,
        "conditions[0].speed",
        "found 'fast'; a number from -1,000,000 to 1,000,000"
    )]
    [InlineData(
        "conditions:\n  - {speed: 25, load: -1000000.5}",
        4,
        "conditions[0].load",
        "found '-1000000.5'; a number from -1,000,000"
    )]
    [InlineData("conditions: [{speed: 25, load: -0}, {speed: 25, load: 0}]", 3, "conditions[1]", "there twice")]
    [InlineData("conditions:\n  - {speed: 8, load: 0, lod: 1}", 4, "conditions[0].lod", "did you mean 'load'?")]
    [InlineData("conditions:\n  - 8", 4, "conditions[0]", "a mapping with 'speed' and 'load' is expected")]
    [InlineData("split: 3", 3, "split", "a mapping")]
    [InlineData("split:\n  rows: 1", 4, "split.rows", "a whole number from 2")]
    [InlineData("split:\n  train_rows: 20000", 4, "split.train_rows", "leave none to test")]
    [InlineData("split:\n  train_rows: 10\n  train_fraction: 0.5", 5, "split.train_fraction", "one of the two")]
    [InlineData("split:\n  train_fraction: 1", 4, "split.train_fraction", "above 0 and below 1")]
    [InlineData("split:\n  validation_fraction: 1.0", 4, "split.validation_fraction", "0 up to but without 1")]
    [InlineData(
        "split:\n  validation_fracton: 0",
        4,
        "split.validation_fracton",
        "did you mean 'validation_fraction'?"
    )]
    [InlineData("method: bayes", 3, "method", "found 'bayes'; 'grid' or 'random' is expected")]
    [InlineData("method: randm", 3, "method", "did you mean 'random'?")]
    [InlineData("method: random", 0, "run_cap", "'run_cap' is missing")]
    [InlineData("metric:\n  name: test_mse", 4, "metric.name", "'validation_mse' or 'train_mse'")]
    [InlineData("metric:\n  goal: maximize", 4, "metric.goal", "'minimize' is expected")]
    [InlineData(
        "split: {validation_fraction: 0}\nmetric:\n  name: validation_mse",
        5,
        "metric.name",
        "there are no validation rows"
    )]
    [InlineData("parameters: [1]", 3, "parameters", "a mapping")]
    [InlineData("parameters:\n  hidden: {value: 3}", 4, "parameters.hidden", "unknown key 'hidden'")]
    [InlineData("parameters:\n  hidden_sise: {value: 3}", 4, "parameters.hidden_sise", "did you mean 'hidden_size'?")]
    [InlineData("parameters:\n  hidden_size: 3", 4, "parameters.hidden_size", "'value: 64'")]
    [InlineData("parameters:\n  hidden_size: [3]", 4, "parameters.hidden_size", "'values: [64]'")]
    [InlineData("parameters:\n  hidden_size: {}", 4, "parameters.hidden_size", "found none of them")]
    [InlineData(
        "parameters:\n  hidden_size: {value: 3, values: [4]}",
        4,
        "parameters.hidden_size",
        "found 'value' and 'values'"
    )]
    [InlineData("parameters:\n  hidden_size:\n    values: []", 5, "parameters.hidden_size.values", "found a list of 0")]
    [InlineData(
        "parameters:\n  hidden_size:\n    values:\n      - 3\n      - 4\n      - 3.0",
        8,
        "parameters.hidden_size.values[2]",
        "'3' is there twice"
    )]
    [InlineData(
        "parameters:\n  hidden_size:\n    values: [3, x]",
        5,
        "parameters.hidden_size.values[1]",
        "found 'x'; a whole number from 1 to 4,096"
    )]
    [InlineData(
        "parameters:\n  hidden_size:\n    value: 8.5",
        5,
        "parameters.hidden_size.value",
        "found '8.5'; a whole number"
    )]
    [InlineData(
        "parameters:\n  hidden_size:\n    value: \"8\"",
        5,
        "parameters.hidden_size.value",
        "found the text \"8\""
    )]
    [InlineData("parameters:\n  hidden_size:\n    value: 4097", 5, "parameters.hidden_size.value", "1 to 4,096")]
    [InlineData(
        "parameters:\n  learning_rate:\n    value: 0",
        5,
        "parameters.learning_rate.value",
        "a number above 0, up to 10"
    )]
    [InlineData("parameters:\n  learning_rate:\n    value: 1,5", 5, "parameters.learning_rate.value", "found '1,5'")]
    [InlineData("parameters:\n  learning_rate:\n    value: .nan", 5, "parameters.learning_rate.value", "found '.nan'")]
    [InlineData(
        "parameters:\n  learning_rate:\n    value: 1e999",
        5,
        "parameters.learning_rate.value",
        "found '1e999'"
    )]
    [InlineData("parameters:\n  dropout:\n    value: 1", 5, "parameters.dropout.value", "from 0 up to but without 1")]
    [InlineData("parameters:\n  cell:\n    value: lstmm", 5, "parameters.cell.value", "did you mean 'lstm'?")]
    [InlineData(
        "parameters:\n  cell: {distribution: uniform, min: 0, max: 1}",
        4,
        "parameters.cell.distribution",
        "takes words"
    )]
    [InlineData(
        "parameters:\n  hidden_size:\n    value: 3\n    min: 1",
        6,
        "parameters.hidden_size.min",
        "belongs to a 'distribution'"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: int_unifrm, min: 1, max: 3}",
        4,
        "parameters.hidden_size.distribution",
        "did you mean 'int_uniform'?"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: int_uniform, max: 3}",
        4,
        "parameters.hidden_size.min",
        "'min' is missing"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: int_uniform, min: 3, max: 3}",
        4,
        "parameters.hidden_size.max",
        "3 is not above min, 3"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: uniform, min: 3, max: 4}",
        4,
        "parameters.hidden_size.distribution",
        "takes whole numbers"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: q_uniform, min: 3, max: 40}",
        4,
        "parameters.hidden_size.q",
        "'q' is missing"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: q_uniform, min: 3, max: 40, q: 0}",
        4,
        "parameters.hidden_size.q",
        "above 0"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: q_uniform, min: 3, max: 40, q: 1.5}",
        4,
        "parameters.hidden_size.q",
        "a whole step"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: q_uniform, min: 3, max: 5, q: 8}",
        4,
        "parameters.hidden_size.q",
        "no multiple of q"
    )]
    [InlineData(
        "parameters:\n  dropout: {distribution: q_uniform, min: 0, max: 0.5, q: 1e-12}",
        4,
        "parameters.dropout.q",
        "more than 1,000,000,000"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: int_uniform, min: 3, max: 40, q: 2}",
        4,
        "parameters.hidden_size.q",
        "only 'q_uniform'"
    )]
    [InlineData(
        "parameters:\n  dropout: {distribution: log_uniform_values, min: 0, max: 0.5}",
        4,
        "parameters.dropout.min",
        "above 0"
    )]
    [InlineData(
        "parameters:\n  learning_rate: {distribution: int_uniform, min: 0.5, max: 3}",
        4,
        "parameters.learning_rate.min",
        "a whole number"
    )]
    [InlineData(
        "parameters:\n  dropout:\n    distribution: uniform\n    min: 0\n    max: 0.5",
        5,
        "parameters.dropout.distribution",
        "a grid cannot list"
    )]
    [InlineData(
        "parameters:\n  batch_size: {distribution: int_uniform, min: 1, max: 60000}\nrepeats: 100",
        3,
        "parameters",
        "6,000,000 trials"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {values: [64, 1024]}\n  num_layers: {value: 2}",
        3,
        "parameters",
        "1,024 × 2, has 12,616,705"
    )]
    [InlineData("epochs: 0", 3, "epochs", "1 to 100,000")]
    [InlineData("epochs: many", 3, "epochs", "found 'many'; a whole number")]
    [InlineData("epochs:", 3, "epochs", "found nothing; a whole number")]
    [InlineData(
        "scheduler:\n  type: asha\n  slots: 3",
        5,
        "scheduler.slots",
        "only taken for granted with 'order: fixed'"
    )]
    [InlineData(
        "early_stop: {type: validation, patience: 3}\nscheduler:\n  type: asha\n  order: fixed",
        6,
        "scheduler.order",
        "beside an early_stop"
    )]
    [InlineData("scheduler: soon", 3, "scheduler", "'none', 'asha' or a mapping")]
    [InlineData("scheduler:\n  min_epochs: 3", 4, "scheduler.type", "'type' is missing")]
    [InlineData("scheduler:\n  type: none\n  min_epochs: 3", 5, "scheduler.min_epochs", "no min_epochs is expected")]
    [InlineData(
        "epochs: 9\nscheduler:\n  type: asha\n  min_epochs: 10",
        6,
        "scheduler.min_epochs",
        "at most epochs, 9"
    )]
    [InlineData("scheduler:\n  type: asha\n  reduction_factor: 1", 5, "scheduler.reduction_factor", "2 to 100")]
    [InlineData("early_stop: soon", 3, "early_stop", "'none', or a mapping")]
    [InlineData("early_stop:\n  type: notebok\n  patience: 3", 4, "early_stop.type", "did you mean 'notebook'?")]
    [InlineData("early_stop:\n  type: notebook", 4, "early_stop.patience", "'patience' is missing")]
    [InlineData("early_stop:\n  patience: 3", 4, "early_stop.type", "'type' is missing")]
    [InlineData("early_stop:\n  type: none\n  patience: 3", 5, "early_stop.patience", "no patience is expected")]
    [InlineData("early_stop:\n  type: notebook\n  patience: -1", 5, "early_stop.patience", "1 to 100,000")]
    [InlineData(
        "split: {validation_fraction: 0}\nearly_stop:\n  type: validation\n  patience: 3",
        5,
        "early_stop.type",
        "there are no validation rows"
    )]
    [InlineData("run_cap: 0", 3, "run_cap", "1 to 1,000,000")]
    [InlineData("repeats: 1001", 3, "repeats", "1 to 1,000")]
    [InlineData("seed: -1", 3, "seed", "0 to 2,147,483,647")]
    [InlineData("seed: 1.5", 3, "seed", "a whole number")]
    [InlineData("engine: Torch!", 3, "engine", "lower-case")]
    [InlineData("engine: *x", 3, "", "aliases")]
    [InlineData("engine: &x auto", 3, "", "anchors")]
    [InlineData("engine: !!str auto", 3, "", "tags")]
    [InlineData("? [a]\n: 1", 3, "", "a key must be a word")]
    [InlineData("---\nname: t", 3, "", "a second document")]
    [InlineData("epochs: [1", 3, "", "not YAML")]
    [InlineData("description: [[[[[[[[[[1]]]]]]]]]]", 3, "", "nested too deeply")]
    public void An_error_has_its_line_and_its_key(string text, int line, string key, string message)
    {
        var result = SpecYaml.Parse(Head + text);
        Assert.Null(result.Spec);
        var error = Assert.Single(result.Errors);
        Assert.Equal((line, key), (error.Line, error.Key));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset: d", "name")]
    [InlineData("name: s", "dataset")]
    public void A_missing_key_is_named(string yaml, string key)
    {
        var error = Assert.Single(SpecYaml.Parse(yaml).Errors);
        Assert.Equal((0, key), (error.Line, error.Key));
    }

    [Theory]
    [InlineData("../no_fault.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData(".hidden")]
    [InlineData("..")]
    [InlineData("\"a\\0b\"")]
    [InlineData("\"\"")]
    public void A_dataset_is_never_a_path(string dataset)
    {
        var error = Assert.Single(SpecYaml.Parse($"name: s\ndataset: {dataset}").Errors);
        Assert.Equal((2, "dataset"), (error.Line, error.Key));
    }

    [Theory]
    [InlineData("\" s\"")]
    [InlineData("\"\"")]
    [InlineData("\"a\\nb\"")]
    [InlineData("~")]
    [InlineData("[a]")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    public void A_name_is_one_line_of_at_most_100_characters(string name)
    {
        var error = Assert.Single(SpecYaml.Parse($"dataset: d\nname: {name}").Errors);
        Assert.Equal((2, "name"), (error.Line, error.Key));
    }

    [Fact]
    public void All_errors_come_at_once_and_by_line()
    {
        const string Yaml = """
            name: s
            epoks: 3
            parameters:
              hidden_size: {values: [0, 8, 8]}
              cell: {value: lsmt}
            early_stop: {type: notebook, patience: soon}
            repeats: none
            """;
        Assert.Equal(
            [
                "0 dataset",
                "2 epoks",
                "4 parameters.hidden_size.values[0]",
                "4 parameters.hidden_size.values[2]",
                "5 parameters.cell.value",
                "6 early_stop.patience",
                "7 repeats",
            ],
            SpecYaml.Parse(Yaml).Errors.Select(e => $"{e.Line} {e.Key}")
        );
    }

    [Fact]
    public void Every_key_that_is_there_has_its_line()
    {
        var lines = SpecYaml
            .Parse(
                "name: s\ndataset: d\nconditions:\n  - {speed: 1, load: 0}\nparameters:\n  cell:\n    values:\n      - gru\n"
            )
            .Lines;
        Assert.Equal(
            [
                ("conditions", 3),
                ("conditions[0]", 4),
                ("conditions[0].load", 4),
                ("conditions[0].speed", 4),
                ("dataset", 2),
                ("name", 1),
                ("parameters", 5),
                ("parameters.cell", 6),
                ("parameters.cell.values", 7),
                ("parameters.cell.values[0]", 8),
            ],
            lines.Select(l => (l.Key, l.Value)).OrderBy(l => l.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_error_reads_as_a_sentence_with_its_place()
    {
        Assert.Equal("line 3, epochs: found 'x'", new SpecError(3, "epochs", "found 'x'").ToString());
        Assert.Equal("name: missing", new SpecError(0, "name", "missing").ToString());
        Assert.Equal("line 3: not YAML", new SpecError(3, "", "not YAML").ToString());
        Assert.Equal("too long", new SpecError(0, "", "too long").ToString());
    }
}
