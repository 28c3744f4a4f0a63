using GearSweep.Shared.Results;
using GearSweep.Storage.Results;

namespace GearSweep.Cli.Curves;

/// <summary>The columns of <c>gearsweep curves</c>.</summary>
internal static class CurveColumns
{
    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<Column<CurveRow>> All { get; } =
    [
        new("trial", p => p.Trial),
        new("attempt", p => p.Attempt),
        new("epoch", p => p.Epoch),
        new("train_mse", p => p.TrainMse),
        new("validation_mse", p => p.ValidationMse),
        new("seconds", p => p.Seconds),
    ];
}
