using System.Globalization;
using GearSweep.Training.Generation;

namespace GearSweep.Benchmarks.Scale;

/// <summary>Sweeps of as many trials as are wanted, on one condition of generated data.</summary>
internal static class ScaleSweep
{
    private const int LearningRates = 1000;

    /// <summary>Makes the dataset.</summary>
    public static void MakeData(string directory, CancellationToken cancellation) =>
        GearDataGenerator.Generate(Path.Combine(directory, "data"), ["no_fault"], cancellation: cancellation);

    /// <summary>The specification.</summary>
    /// <param name="trials">Trials; above 1,000, whole thousands.</param>
    /// <param name="epochs">Points of each curve.</param>
    public static string Yaml(int trials, int epochs)
    {
        var rates = Enumerable
            .Range(1, Math.Min(trials, LearningRates))
            .Select(i => (i * 1e-5).ToString("R", CultureInfo.InvariantCulture));
        var sizes = Enumerable.Range(1, Math.Max(1, trials / LearningRates));
        return $$"""
            name: scale
            dataset: no_fault
            conditions: [{speed: 25, load: 0}]
            parameters:
              hidden_size: {values: [{{string.Join(", ", sizes)}}]}
              learning_rate: {values: [{{string.Join(", ", rates)}}]}
            epochs: {{epochs}}
            """;
    }
}
