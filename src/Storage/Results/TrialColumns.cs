using System.Globalization;
using System.Linq.Expressions;
using GearSweep.Shared.Configurations;
using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>The columns of the trials' list by name, for sorting and filtering. Names that are not here never reach SQL.</summary>
internal static class TrialColumns
{
    private static readonly Dictionary<string, Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>>> Orders = new()
    {
        ["number"] = By(t => t.Number),
        ["configuration"] = By(t => t.ConfigurationNumber),
        ["speed"] = By(t => t.Speed),
        ["load"] = By(t => t.Load),
        ["repeat"] = By(t => t.Repeat),
        ["seed"] = By(t => t.Seed),
        ["state"] = By(t => t.State),
        ["attempts"] = By(t => t.Attempts),
        ["epochs"] = By(t => t.Epochs),
        ["train_mse"] = By(t => t.TrainMse, t => t.TrainMse == null),
        ["validation_rmse"] = By(t => t.ValidationRmse, t => t.ValidationRmse == null),
        ["test_rmse"] = By(t => t.TestRmse, t => t.TestRmse == null),
        ["test_mae"] = By(t => t.TestMae, t => t.TestMae == null),
        ["test_rmse_units"] = By(t => t.TestRmseUnits, t => t.TestRmseUnits == null),
        ["test_mae_units"] = By(t => t.TestMaeUnits, t => t.TestMaeUnits == null),
        ["test_r2"] = By(t => t.TestR2, t => t.TestR2 == null),
        ["skill"] = By(t => t.Skill, t => t.Skill == null),
        ["target"] = By(t => t.SweepId), // The same in all rows of a sweep.
        ["unit"] = By(t => t.SweepId),
        ["seconds"] = By(t => t.Seconds),
        ["engine"] = By(t => t.Engine, t => t.Engine == null),
        ["silo"] = By(t => t.Silo, t => t.Silo == null),
        ["message"] = By(t => t.Message, t => t.Message == null),
    };

    /// <summary>Orders trials; those without a value come last in either direction, and equal ones keep the order of their numbers.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static IOrderedQueryable<TrialEntity> Order(IQueryable<TrialEntity> trials, string column, bool descending) =>
        OrderOf(column) is { } order
            ? order(trials, descending)
            : throw new ArgumentException(
                $"trials have no column '{column}' to sort by; there are {string.Join(", ", [.. Orders.Keys, .. ParameterCatalog.All.Select(p => p.Name)])}",
                nameof(column));

    /// <summary>Keeps the trials whose parameter has a value.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the value is none of its values' kind.</exception>
    public static IQueryable<TrialEntity> Where(IQueryable<TrialEntity> trials, string parameter, string value)
    {
        var info = ParameterCatalog.Get(parameter);
        if (info.Kind == ParameterKind.Category)
        {
            var word = info.Default.Text!;
            return trials.Where(t => (ParameterValues.Word(t.Parameters, parameter) ?? word) == value);
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"'{value}' is no value of '{parameter}': a number is needed", nameof(value));
        }

        var otherwise = info.Default.Number!.Value;
        return trials.Where(t => (ParameterValues.Number(t.Parameters, parameter) ?? otherwise) == number);
    }

    private static Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>>? OrderOf(string column)
    {
        if (Orders.TryGetValue(column, out var order)) return order;
        if (ParameterCatalog.Find(column) is not { } parameter) return null;
        if (parameter.Default.Text is { } word) return By(t => ParameterValues.Word(t.Parameters, column) ?? word);
        var number = parameter.Default.Number!.Value;
        return By(t => ParameterValues.Number(t.Parameters, column) ?? number);
    }

    private static Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>> By<T>(
        Expression<Func<TrialEntity, T>> column, Expression<Func<TrialEntity, bool>>? isMissing = null) => (trials, descending) =>
        {
            var ordered = isMissing is null
                ? descending ? trials.OrderByDescending(column) : trials.OrderBy(column)
                : descending ? trials.OrderBy(isMissing).ThenByDescending(column) : trials.OrderBy(isMissing).ThenBy(column);
            return ordered.ThenBy(t => t.Number);
        };
}
