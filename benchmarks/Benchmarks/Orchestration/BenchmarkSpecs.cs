using GearSweep.Shared.Specification;

namespace GearSweep.Benchmarks.Orchestration;

/// <summary>The sweeps that are run as a whole.</summary>
internal static class BenchmarkSpecs
{
    /// <summary>The name of 504 trials of a few milliseconds each.</summary>
    public const string ShortTrials = "short-trials";

    private const string Short = """
        name: short-trials
        dataset: no_fault
        parameters:
          hidden_size:
            value: 8
          sequence_length:
            value: 7
        split:
          rows: 5000
        epochs: 1
        repeats: 84
        """;

    /// <summary>A specification's text.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static string Find(string name) =>
        name == ShortTrials
            ? Short
            : Presets.Find(name)?.Yaml ?? throw new ArgumentException($"there is no preset '{name}'", nameof(name));
}
