using System.Globalization;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Grids;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>A column of the list of trials.</summary>
/// <param name="Name">Its name in addresses and in the REST API.</param>
/// <param name="Title">Its heading, with the unit.</param>
/// <param name="Kind">How it is filtered.</param>
/// <param name="Text">What it has in a row; <see langword="null"/> where the list draws more than text.</param>
internal sealed record TrialColumn(string Name, string Title, FilterKind Kind, Func<TrialRow, string>? Text = null)
{
    /// <summary>What a stored figure is multiplied by to be shown.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Whether it holds figures, to be set to the right.</summary>
    public bool Figure => Kind is FilterKind.Number or FilterKind.Word;

    /// <summary>The words to choose from.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The columns of a sweep, in order.</summary>
    /// <param name="varied">Names of the parameters that take more than one value.</param>
    /// <param name="scale">The unit of the unscaled test error.</param>
    /// <param name="target">Name of the target.</param>
    public static IReadOnlyList<TrialColumn> For(IEnumerable<string> varied, UnitScale scale, string target) =>
        [
            new("number", "Trial", FilterKind.Number),
            new("state", "State", FilterKind.Words) { Words = TrialFilter.StateNames },
            new("speed", "Speed (rev/s)", FilterKind.Number, t => $"{t.Condition.Speed}"),
            new("load", "Load (N·m)", FilterKind.Number, t => $"{t.Condition.Load}"),
            .. varied.Select(Parameter),
            new("repeat", "Repeat", FilterKind.Number, t => $"{t.Repeat}"),
            new("epochs", "Epochs", FilterKind.Number, t => $"{t.Epochs}"),
            new("train_mse", "Train MSE (scaled)", FilterKind.Number, t => Figures.Format(t.TrainMse)),
            new(
                "validation_rmse",
                "Validation RMSE (scaled)",
                FilterKind.Number,
                t => Figures.Format(t.ValidationRmse)
            ),
            new("test_rmse", "Test RMSE (scaled)", FilterKind.Number, t => Figures.Format(t.Test?.Rmse)),
            new("skill", "Skill against AR* (%)", FilterKind.Number) { Factor = 100 },
            new(
                "test_rmse_units",
                scale.Head($"Test RMSE of {Shown.Shorten(target)}"),
                FilterKind.Number,
                t => Figures.Format(scale.Of(t.Test?.RmseUnits))
            )
            {
                Factor = scale.Factor,
            },
            new("seconds", "Time (s)", FilterKind.Number, t => Figures.Format(t.Seconds > 0 ? t.Seconds : null)),
            new("attempts", "Attempts", FilterKind.Number, t => $"{t.Attempts}"),
            new("message", "Message", FilterKind.Text),
        ];

    /// <summary>The heading of a column, of whatever name.</summary>
    public static string TitleOf(IEnumerable<TrialColumn> columns, string name) =>
        columns.FirstOrDefault(c => c.Name == name)?.Title ?? ParameterCatalog.Find(name)?.Label ?? name;

    /// <summary>A filter in the figures of the store, as the column shows it.</summary>
    public string ToShown(string stated) =>
        Factor == 1 || ColumnFilter.Read(Name, stated).Filter is not { } filter
            ? stated
            : Scaled(filter, Factor).ToString();

    /// <summary>A filter in the figures that the column shows, as the store has it; or what is wrong with it.</summary>
    public (string? Stated, string? Error) ToStated(string shown)
    {
        var (filter, error) = ColumnFilter.Read(Name, shown);
        return filter is null
            ? (null, error)
            : (Factor == 1 ? filter.ToString() : Scaled(filter, 1 / Factor).ToString(), null);
    }

    private static TrialColumn Parameter(string name)
    {
        var known = ParameterCatalog.Find(name);
        return new TrialColumn(
            name,
            known?.Label ?? name,
            known?.Kind == ParameterKind.Category ? FilterKind.Word : FilterKind.Number,
            t => $"{t.Configuration[name]}"
        )
        {
            Words = known?.Words ?? [],
        };
    }

    // Twelve digits: 0.07 × 100 is 7.000000000000001.
    private static ColumnFilter Scaled(ColumnFilter filter, double factor) =>
        filter with
        {
            Value = Rounded(filter.Value * factor),
            High = Rounded(filter.High * factor),
        };

    private static double Rounded(double value) =>
        double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
