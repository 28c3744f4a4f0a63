using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Results;

/// <summary>
/// The table of trials as the command line, the REST API and the order of lists name its columns: one row a trial, one
/// column a parameter. Errors are scaled unless a name ends in <c>_units</c>: those are in <c>unit</c>, the target's;
/// it is empty where the dataset does not say it.
/// </summary>
public static class TrialTable
{
    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<Column<TrialRow>> Columns { get; } =
    [
        new("number", t => t.Number),
        new("speed", t => t.Condition.Speed),
        new("load", t => t.Condition.Load),
        new("repeat", t => t.Repeat),
        new("seed", t => t.Seed),
        .. ParameterCatalog.All.Select(p => new Column<TrialRow>(p.Name, t => Value(t.Configuration[p.Name]))),
        new("state", t => t.State.ToString().ToLowerInvariant()),
        new("attempts", t => t.Attempts),
        new("epochs", t => t.Epochs),
        new("train_mse", t => t.TrainMse),
        new("validation_rmse", t => t.ValidationRmse),
        new("test_rmse", t => t.Test?.Rmse),
        new("test_rmse_units", t => t.Test?.RmseUnits),
        new("test_mae_units", t => t.Test?.MaeUnits),
        new("test_r2", t => t.Test?.R2),
        new("skill", t => t.Skill),
        new("target", t => t.Target.Name),
        new("unit", t => t.Target.Unit.Length == 0 ? null : t.Target.Unit),
        new("seconds", t => t.Seconds),
        new("engine", t => t.Engine),
        new("message", t => t.Message),
    ];

    /// <summary>The columns' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Columns.Select(c => c.Name)];

    private static object? Value(ParameterValue value) => value.Number is { } number ? number : value.Text;
}
