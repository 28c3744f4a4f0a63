using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Text;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Trials;

/// <summary>
/// Truth against prediction over the first test rows, as the lecture draws it, with AR*; and the residuals of
/// both.
/// </summary>
public sealed partial class PredictionCharts
{
    // Levels lie close together beside their distance from 0: their spread says how many digits show a difference.
    private const int SignificantOfRange = 3;

    private ChartOptions _levels = default!;
    private ChartOptions _differences = default!;
    private UnitScale _level = UnitScale.AsIs("");
    private UnitScale _residual = UnitScale.AsIs("");
    private int _decimals;
    private (Predictions, Channel)? _drawn;
    private ChartBatch? _lines;
    private ChartBatch? _residuals;

    /// <summary>The first test rows, predicted.</summary>
    [Parameter, EditorRequired]
    public Predictions Predictions { get; set; } = default!;

    /// <summary>What is predicted.</summary>
    [Parameter, EditorRequired]
    public Channel Target { get; set; } = default!;

    /// <summary>Whether GearSweep's generator made the rows.</summary>
    [Parameter, EditorRequired]
    public bool Synthetic { get; set; }

    /// <summary>The order of AR*.</summary>
    [Parameter]
    public int? ArStarOrder { get; set; }

    private string Name => Shown.Shorten(Target.Name);

    private string Mark => Synthetic ? " (synthetic data)" : "";

    private string ArName => ArStarOrder is { } order ? $"AR* ({order})" : "AR*";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_drawn == (Predictions, Target))
            return;
        _drawn = (Predictions, Target);
        double[] residuals = Residuals(Predictions.Model),
            arStar = Residuals(Predictions.ArStar);
        _level = UnitScale.For(Target.Unit, Predictions.Truth);
        // An axis reaches to the greatest.
        _residual = UnitScale.For(Target.Unit, Greatest(residuals.Concat(arStar)));
        var spread = Predictions.Truth.Length == 0 ? 0 : Predictions.Truth.Max() - Predictions.Truth.Min();
        _decimals = Decimals.For(_level.Of(spread), SignificantOfRange);
        _levels = new ChartOptions
        {
            X = "test row",
            Y = _level.Head(Name),
            Legend = true,
        };
        _differences = new ChartOptions
        {
            X = "test row",
            Y = _residual.Head("truth − prediction"),
            Legend = true,
        };
        var truth = new ChartLine("truth", "truth", Palette.Truth) { Width = 2 };
        var model = new ChartLine("model", "model", Palette.Model) { Width = 2 };
        var ar = new ChartLine("ar", ArName, Palette.ArStar) { Dashed = true };
        _lines = new ChartBatch()
            .Add(truth, _level.Of(Predictions.Truth))
            .Add(ar, _level.Of(Predictions.ArStar))
            .Add(model, _level.Of(Predictions.Model));
        _residuals = new ChartBatch().Add(ar, _residual.Of(arStar)).Add(model, _residual.Of(residuals));
    }

    private static double Greatest(IEnumerable<double> figures) =>
        figures.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static string In(UnitScale scale) => scale.Unit.Length == 0 ? "" : $", in {scale.Unit}";

    private string Level(double value) => Decimals.Write(_level.Of(value), _decimals);

    private double[] Residuals(double[] predicted) => [.. Predictions.Truth.Zip(predicted, (t, p) => t - p)];
}
