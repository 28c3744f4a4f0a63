using System.Globalization;
using System.Text.RegularExpressions;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>
/// Words of other programs (W&amp;B, Optuna, Ray Tune) in places where GearSweep has another word or none, with what to
/// write instead.
/// </summary>
internal static partial class ForeignWords
{
    private const string Unneeded = "GearSweep trains by itself and needs no script: leave it out";
    private const string Whole = "'int_uniform' is the word for whole numbers from 'min' to 'max', both included";
    private const string Logarithmic =
        "'log_uniform_values' is the word, and its 'min' and 'max' are the values themselves";
    private const string Listed = "'values' with a list is the word, without a 'distribution'";
    private const string NoBell =
        "there are no bell curves; 'uniform' or 'log_uniform_values' between 'min' and 'max' is expected";
    private const string NoStepsOfLogarithms =
        "'values' with a list of the steps is expected, or 'log_uniform_values' for real numbers";
    private const string Adaptive = "no method learns from earlier trials; 'random' with 'run_cap' is the nearest";
    private const string Hyperband =
        "'scheduler' with 'type: asha' compares trials; here 'validation' or 'notebook' is expected";
    private const string Scheduler = "'scheduler' is the word, with 'type: asha', 'min_epochs' and 'reduction_factor'";
    private const string Cap = "'run_cap' is the word: configurations, not trials";
    private const string Validation = "'validation_mse' is the word";

    private static readonly Dictionary<string, Dictionary<string, string>> Places = new(StringComparer.Ordinal)
    {
        [""] = new(StringComparer.Ordinal)
        {
            ["program"] = Unneeded,
            ["command"] = Unneeded,
            ["project"] = "results are in the store: leave it out",
            ["entity"] = "results are in the store: leave it out",
            ["early_terminate"] = Scheduler,
            ["pruner"] = Scheduler,
            ["count"] = Cap,
            ["n_trials"] = Cap,
            ["num_samples"] = Cap,
            ["direction"] = "'metric' with 'goal: minimize' is the word, and its default",
            ["sampler"] = "'method' is the word: 'grid' or 'random'",
            ["study_name"] = "'name' is the word",
            ["data"] = "'dataset' is the word",
        },
        ["parameters"] = new(StringComparer.Ordinal)
        {
            ["lr"] = "'learning_rate' is the word",
            ["hidden_dim"] = "'hidden_size' is the word",
            ["hidden_units"] = "'hidden_size' is the word",
            ["units"] = "'hidden_size' is the word",
            ["layers"] = "'num_layers' is the word",
            ["n_layers"] = "'num_layers' is the word",
            ["seq_len"] = "'sequence_length' is the word",
            ["window"] = "'sequence_length' is the word",
            ["window_size"] = "'sequence_length' is the word",
            ["dropout_rate"] = "'dropout' is the word",
            ["rnn_type"] = "'cell' is the word",
            ["epochs"] = "it stands outside of 'parameters', e.g. 'epochs: 20'",
            ["seed"] = "it stands outside of 'parameters', e.g. 'seed: 1'; 'repeats' trains with several seeds",
            ["optimizer"] = "the optimizer is Adam: leave it out",
        },
        ["parameters.*"] = new(StringComparer.Ordinal)
        {
            ["mu"] = NoBell,
            ["sigma"] = NoBell,
            ["probabilities"] = "all 'values' are alike: leave it out",
            ["parameters"] = "parameters do not stand in one another: leave this level out",
            ["step"] = "'q' is the word, with 'distribution: q_uniform'",
            ["log"] = "'distribution: log_uniform_values' is the word",
        },
        ["parameters.*.distribution"] = new(StringComparer.Ordinal)
        {
            ["constant"] = "'value' is the word, without a 'distribution'",
            ["categorical"] = Listed,
            ["categorical_w_probabilities"] = Listed,
            ["choice"] = Listed,
            ["log_uniform"] = Logarithmic,
            ["loguniform"] = Logarithmic,
            ["inv_log_uniform"] = Logarithmic,
            ["inv_log_uniform_values"] = Logarithmic,
            ["q_log_uniform"] = NoStepsOfLogarithms,
            ["q_log_uniform_values"] = NoStepsOfLogarithms,
            ["qloguniform"] = NoStepsOfLogarithms,
            ["quniform"] = "'q_uniform' is the word",
            ["int"] = Whole,
            ["randint"] = Whole,
            ["float"] = "'uniform' is the word",
            ["normal"] = NoBell,
            ["q_normal"] = NoBell,
            ["log_normal"] = NoBell,
            ["q_log_normal"] = NoBell,
            ["beta"] = NoBell,
            ["q_beta"] = NoBell,
        },
        ["method"] = new(StringComparer.Ordinal)
        {
            ["bayes"] = Adaptive,
            ["tpe"] = Adaptive,
            ["hyperband"] = Adaptive,
            ["custom"] = Adaptive,
        },
        ["metric"] = new(StringComparer.Ordinal) { ["target"] = "a sweep trains all its trials: leave it out" },
        ["metric.goal"] = new(StringComparer.Ordinal)
        {
            ["maximize"] = "both figures are errors, and less of them is better",
        },
        ["metric.name"] = new(StringComparer.Ordinal)
        {
            ["val_loss"] = Validation,
            ["validation_loss"] = Validation,
            ["val_mse"] = Validation,
            ["loss"] = "'train_mse' is the word",
            ["train_loss"] = "'train_mse' is the word",
        },
        ["early_stop"] = new(StringComparer.Ordinal)
        {
            ["min_iter"] = Hyperband,
            ["max_iter"] = Hyperband,
            ["eta"] = Hyperband,
            ["s"] = Hyperband,
            ["strict"] = Hyperband,
        },
        ["scheduler"] = new(StringComparer.Ordinal)
        {
            ["min_iter"] = "'min_epochs' is the word",
            ["grace_period"] = "'min_epochs' is the word",
            ["min_resource"] = "'min_epochs' is the word",
            ["max_t"] = "'epochs' is the word, outside of 'scheduler'",
            ["eta"] = "'reduction_factor' is the word",
        },
        ["scheduler.type"] = new(StringComparer.Ordinal)
        {
            ["hyperband"] = "'asha' is the nearest",
            ["successive_halving"] = "'asha' is the word",
        },
        ["early_stop.type"] = new(StringComparer.Ordinal) { ["hyperband"] = Hyperband, ["envelope"] = Hyperband },
    };

    /// <summary>What to write instead of a word; <see langword="null"/> when it is none of these.</summary>
    /// <param name="path">The path of the mapping whose key the word is, or of the key whose value it is.</param>
    /// <param name="word">The word.</param>
    public static string? Find(string path, string word) =>
        Places.TryGetValue(OfParameter().Replace(path, "parameters.*"), out var words)
            ? words.GetValueOrDefault(word)
            : null;

    /// <summary>The limits of W&amp;B's <c>log_uniform</c>, which are exponents of e, as values.</summary>
    public static string LimitsOf(double min, double max) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"; 'log_uniform' has exponents of e, so 'min: {Math.Exp(min):G3}, max: {Math.Exp(max):G3}' may be meant"
        );

    [GeneratedRegex(@"\Aparameters\.[^.]+", RegexOptions.CultureInvariant)]
    private static partial Regex OfParameter();
}
