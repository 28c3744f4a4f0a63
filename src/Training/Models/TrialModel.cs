using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines;
using GearSweep.Training.Series;

namespace GearSweep.Training.Models;

/// <summary>What a trial trains: a network, and the line beside it if the configuration has one.</summary>
internal sealed class TrialModel : IDisposable
{
    // The validation windows come after every epoch, and the line does not change.
    private (Windows Windows, double[] Predictions)? _line;

    /// <summary>Makes the model, to be used and disposed of on the calling thread.</summary>
    /// <param name="engine">What computes the network.</param>
    /// <param name="configuration">What to make.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="series">The windows.</param>
    /// <param name="state">Where it goes on; <see langword="null"/> for the initial state.</param>
    /// <exception cref="Failures.TrialException">It is not a state of the configuration.</exception>
    public TrialModel(
        ITrainingEngine engine,
        Configuration configuration,
        ulong seed,
        SplitSeries series,
        ModelState? state
    )
    {
        Skip = configuration.LinearSkip ? LinearSkip.Create(series) : null;
        Network = engine.Create(configuration, seed, Skip?.Residuals(series.Train) ?? series.Train);
        try
        {
            if (state is not null)
                Network.Restore(state);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The network, which learns what the line leaves.</summary>
    public IRecurrentModel Network { get; }

    /// <summary>The line; <see langword="null"/> for none.</summary>
    public LinearSkip? Skip { get; }

    /// <summary>Predicts the targets of windows, in the model's scale.</summary>
    public double[] Predict(Windows windows)
    {
        var predictions = new float[windows.Count];
        Network.Predict(windows, predictions);
        var line = Skip is null ? null : PredictByLine(Skip, windows);
        return [.. predictions.Select((y, i) => line is null ? y : line[i] + y)];
    }

    private double[] PredictByLine(LinearSkip skip, Windows windows)
    {
        if (_line is not { } known || !ReferenceEquals(known.Windows, windows))
            _line = known = (windows, skip.Predict(windows));
        return known.Predictions;
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
