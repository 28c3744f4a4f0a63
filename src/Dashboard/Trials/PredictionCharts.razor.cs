using System.Globalization;
using GearSweep.Dashboard.Charts;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Trials;

/// <summary>Truth against prediction over the first test rows, as the lecture draws it, with AR's line; and the residuals of both.</summary>
public sealed partial class PredictionCharts
{
    private readonly ChartOptions _levels = new() { X = "test row", Y = "sensor2 (mm)", Legend = true };
    private readonly ChartOptions _differences = new() { X = "test row", Y = "truth − prediction (mm)", Legend = true };
    private Predictions? _drawn;
    private ChartBatch? _lines;
    private ChartBatch? _residuals;

    /// <summary>The first test rows, predicted.</summary>
    [Parameter, EditorRequired]
    public Predictions Predictions { get; set; } = default!;

    /// <summary>Whether GearSweep's generator made the rows.</summary>
    [Parameter, EditorRequired]
    public bool Synthetic { get; set; }

    /// <summary>L of AR(L).</summary>
    [Parameter]
    public int? SequenceLength { get; set; }

    private string Mark => Synthetic ? " (synthetic data)" : "";

    private string ArName => SequenceLength is { } length ? $"AR({length})" : "AR";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Predictions)) return;
        _drawn = Predictions;
        var truth = new ChartLine("truth", "truth", Palette.Truth) { Width = 2 };
        var model = new ChartLine("model", "model", Palette.Model) { Width = 2 };
        var ar = new ChartLine("ar", ArName, Palette.Autoregressive) { Dashed = true };
        _lines = new ChartBatch().Add(truth, Predictions.Truth).Add(ar, Predictions.Autoregressive).Add(model, Predictions.Model);
        _residuals = new ChartBatch().Add(ar, Residuals(Predictions.Autoregressive)).Add(model, Residuals(Predictions.Model));
    }

    // The sensor's grid is 0.00016 mm: a level of 2.43 mm needs more than three digits to show a difference.
    private static string Level(double millimetres) => millimetres.ToString("F4", CultureInfo.InvariantCulture);

    private double[] Residuals(double[] predicted) => [.. Predictions.Truth.Zip(predicted, (t, p) => t - p)];
}
