using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

/// <summary>What people write who come from other programs.</summary>
public sealed class ForeignWordTests
{
    private const string Head = "name: s\ndataset: d\n";

    [Theory] // The text that follows the two lines above; then line, key, and a part of the message.
    [InlineData(
        "parameters:\n  hidden_size: {min: 4, max: 6}",
        4,
        "parameters.hidden_size",
        "'distribution' is missing beside 'min' and 'max'; 'distribution: int_uniform' is expected"
    )]
    [InlineData(
        "parameters:\n  hidden_size:\n    min: 4\n    max: 6\n    q: 2",
        5,
        "parameters.hidden_size",
        "'distribution: q_uniform' is expected"
    )]
    [InlineData(
        "parameters:\n  learning_rate: {min: 0.001, max: 0.1}",
        4,
        "parameters.learning_rate",
        "'distribution: uniform' or 'distribution: log_uniform_values' is expected"
    )]
    [InlineData(
        "parameters:\n  cell: {min: 1, max: 2}",
        4,
        "parameters.cell",
        "'values' with a list of words is expected"
    )]
    [InlineData(
        "parameters:\n  learning_rate: {distribution: log_uniform, min: -9.2, max: -4.6}",
        4,
        "parameters.learning_rate.distribution",
        "found 'log_uniform': 'log_uniform_values' is the word, and its 'min' and 'max' are the values themselves; 'log_uniform' has exponents of e, so 'min: 0.000101, max: 0.0101' may be meant"
    )]
    [InlineData(
        "parameters:\n  learning_rate: {distribution: inv_log_uniform_values, min: 1, max: 2}",
        4,
        "parameters.learning_rate.distribution",
        "'log_uniform_values' is the word"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: q_log_uniform_values, min: 4, max: 64, q: 4}",
        4,
        "parameters.hidden_size.distribution",
        "'values' with a list of the steps"
    )]
    [InlineData(
        "parameters:\n  dropout: {distribution: normal, mu: 0.2, sigma: 0.1}",
        4,
        "parameters.dropout.mu",
        "there are no bell curves"
    )]
    [InlineData(
        "parameters:\n  dropout: {distribution: constant, value: 0.2}",
        4,
        "parameters.dropout",
        "one of 'value', 'values' and 'distribution'"
    )]
    [InlineData(
        "parameters:\n  dropout: {distribution: constant}",
        4,
        "parameters.dropout.distribution",
        "'value' is the word"
    )]
    [InlineData(
        "parameters:\n  cell: {distribution: categorical}",
        4,
        "parameters.cell.distribution",
        "takes words; 'values' is expected"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: categorical}",
        4,
        "parameters.hidden_size.distribution",
        "'values' with a list is the word"
    )]
    [InlineData(
        "parameters:\n  hidden_size: {distribution: randint, min: 1, max: 3}",
        4,
        "parameters.hidden_size.distribution",
        "'int_uniform' is the word"
    )]
    [InlineData("parameters:\n  lr: {value: 0.1}", 4, "parameters.lr", "'learning_rate' is the word")]
    [InlineData("parameters:\n  epochs: {value: 20}", 4, "parameters.epochs", "it stands outside of 'parameters'")]
    [InlineData(
        "method: bayes\nrun_cap: 3",
        3,
        "method",
        "found 'bayes'; 'grid' or 'random' is expected: no method learns from earlier trials"
    )]
    [InlineData("metric:\n  name: val_loss", 4, "metric.name", "'validation_mse' is the word")]
    [InlineData("metric:\n  goal: maximize", 4, "metric.goal", "'minimize' is expected: both figures are errors")]
    [InlineData("early_terminate:\n  type: hyperband\n  min_iter: 3", 3, "early_terminate", "'scheduler' is the word")]
    [InlineData(
        "early_stop:\n  type: hyperband\n  patience: 3",
        4,
        "early_stop.type",
        "'scheduler' with 'type: asha' compares trials"
    )]
    [InlineData("scheduler:\n  type: asha\n  grace_period: 3", 5, "scheduler.grace_period", "'min_epochs' is the word")]
    [InlineData("scheduler: {type: hyperband}", 3, "scheduler.type", "'asha' is the nearest")]
    [InlineData("program: train.py", 3, "program", "GearSweep trains by itself")]
    [InlineData("command: [python, train.py]", 3, "command", "leave it out")]
    [InlineData("project: gears", 3, "project", "leave it out")]
    [InlineData("n_trials: 10", 3, "n_trials", "'run_cap' is the word")]
    public void A_word_of_another_program_is_answered_with_the_one_to_use(
        string rest,
        int line,
        string key,
        string message
    )
    {
        var errors = SpecYaml.Parse(Head + rest + "\n").Errors;
        var error = Assert.Single(errors, e => e.Key == key);
        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_beside_a_foreign_distribution_is_not_judged() =>
        Assert.Single(
            SpecYaml
                .Parse(
                    Head
                        + "method: random\nrun_cap: 1\nparameters:\n  learning_rate: {distribution: log_uniform, min: -9.2, max: -4.6}\n"
                )
                .Errors
        );

    [Fact]
    public void A_message_has_no_control_characters_and_no_endless_key()
    {
        var key = "\"" + new string('k', 900) + "\": 1\n";
        var errors = SpecYaml.Parse(Head + key + "engine: \"\\e[31m\"\n\"a\\u202e\": 1\n").Errors;
        Assert.Equal(3, errors.Count);
        Assert.All(
            errors,
            error =>
                Assert.True(
                    $"{error}".Length < 700 && !$"{error}".Any(c => char.IsControl(c) || c == '\u202e'),
                    $"{error}"
                )
        );
    }

    [Fact]
    public void A_negative_load_can_be_named_and_is_written_again()
    {
        var read = SpecYaml.Parse(Head + "conditions: [{speed: 25, load: -20}, {speed: -8.33, load: 0}]\n");
        Assert.Empty(read.Errors);
        Assert.Equal([new(25, -20), new(-8.33, 0)], read.Spec!.Conditions!);
        Assert.Equal(read.Spec, SpecYaml.Parse(SpecYaml.Write(read.Spec)).Spec);
    }
}
