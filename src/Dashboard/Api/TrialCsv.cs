using System.Globalization;
using System.Text.Json;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Api;

/// <summary>Trials as CSV, with the columns of <c>gearsweep trials</c>: one row a trial, one column a parameter. Errors are scaled unless a name ends in <c>_units</c> (mm).</summary>
internal static class TrialCsv
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "number", "speed", "load", "repeat", "seed",
        .. ParameterCatalog.All.Select(p => p.Name),
        "state", "attempts", "epochs", "train_mse", "validation_rmse", "test_rmse", "test_rmse_units", "test_mae_units", "test_r2",
        "seconds", "engine", "message",
    ];

    /// <summary>The first line.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    /// <summary>A trial's line: figures in the shortest form that reads back the same, nothing where there is none.</summary>
    public static string Line(TrialRow row)
    {
        IEnumerable<object?> fields =
        [
            row.Number, row.Condition.Speed, row.Condition.Load, row.Repeat, row.Seed,
            .. ParameterCatalog.All.Select(p => (object)ParameterCatalog.ValueOf(row.Configuration, p.Name)),
            JsonNamingPolicy.SnakeCaseLower.ConvertName(row.State.ToString()), row.Attempts, row.Epochs, row.TrainMse, row.ValidationRmse,
            row.Test?.Rmse, row.Test?.RmseUnits, row.Test?.MaeUnits, row.Test?.R2, row.Seconds, row.Engine, row.Message,
        ];
        return string.Join(',', fields.Select(Field));
    }

    private static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
