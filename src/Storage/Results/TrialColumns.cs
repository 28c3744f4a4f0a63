using System.Linq.Expressions;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;
using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>
/// The columns of the trials' list by name, for sorting and filtering. Names that are not here never reach SQL.
/// </summary>
internal static class TrialColumns
{
    private static readonly Dictionary<
        string,
        Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>>
    > Orders = new()
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

    private static readonly Dictionary<string, Expression<Func<TrialEntity, double?>>> Figures = new()
    {
        ["number"] = t => t.Number,
        ["speed"] = t => t.Speed,
        ["load"] = t => t.Load,
        ["repeat"] = t => t.Repeat,
        ["attempts"] = t => t.Attempts,
        ["epochs"] = t => t.Epochs,
        ["train_mse"] = t => t.TrainMse,
        ["validation_rmse"] = t => t.ValidationRmse,
        ["test_rmse"] = t => t.TestRmse,
        ["test_rmse_units"] = t => t.TestRmseUnits,
        ["test_mae_units"] = t => t.TestMaeUnits,
        ["test_r2"] = t => t.TestR2,
        ["skill"] = t => t.Skill,
        ["seconds"] = t => t.Seconds,
    };

    /// <summary>
    /// Orders trials; those without a value come last in either direction, and equal ones keep the order of their
    /// numbers.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static IOrderedQueryable<TrialEntity> Order(
        IQueryable<TrialEntity> trials,
        string column,
        bool descending
    ) =>
        OrderOf(column) is { } order
            ? order(trials, descending)
            : throw new ArgumentException(
                $"trials have no column '{column}' to sort by; there are {string.Join(", ", [.. Orders.Keys, .. ParameterCatalog.All.Select(p => p.Name)])}",
                nameof(column)
            );

    /// <summary>Keeps the trials whose column has some values.</summary>
    /// <exception cref="ArgumentException">There is no such column to filter by, or it needs a word, and there is
    /// none.</exception>
    public static IQueryable<TrialEntity> Where(IQueryable<TrialEntity> trials, ColumnFilter filter)
    {
        if (ParameterCatalog.Find(filter.Column) is { Default.Text: { } usual } words)
        {
            var (name, word) = (
                words.Name,
                filter.Word ?? throw new ArgumentException($"'{words.Name}' is a word", nameof(filter))
            );
            return trials.Where(t => (ParameterValues.Word(t.Parameters, name) ?? usual) == word);
        }

        var figure =
            FigureOf(filter.Column)
            ?? throw new ArgumentException($"trials have no column '{filter.Column}' to filter by", nameof(filter));

        // Members of a closure become parameters of the SQL; constants would become text in it.
        var (low, high) = (filter.Value, filter.High);
        Expression<Func<double?>> value = () => low,
            upper = () => high;
        var column = figure.Body;
        var holds = filter.Operator switch
        {
            ColumnOperator.Equal => Expression.Equal(column, value.Body),
            ColumnOperator.Less => Expression.LessThan(column, value.Body),
            ColumnOperator.LessOrEqual => Expression.LessThanOrEqual(column, value.Body),
            ColumnOperator.Greater => Expression.GreaterThan(column, value.Body),
            ColumnOperator.GreaterOrEqual => Expression.GreaterThanOrEqual(column, value.Body),
            ColumnOperator.Between => Expression.AndAlso(
                Expression.GreaterThanOrEqual(column, value.Body),
                Expression.LessThanOrEqual(column, upper.Body)
            ),
            _ => throw new ArgumentException($"{filter.Operator} is no operator", nameof(filter)),
        };
        return trials.Where(Expression.Lambda<Func<TrialEntity, bool>>(holds, figure.Parameters));
    }

    private static Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>>? OrderOf(string column)
    {
        if (Orders.TryGetValue(column, out var order))
            return order;
        if (ParameterCatalog.Find(column) is not { Default.Text: { } word })
            return FigureOf(column) is { } figure ? By(figure) : null;
        return By(t => ParameterValues.Word(t.Parameters, column) ?? word);
    }

    private static Expression<Func<TrialEntity, double?>>? FigureOf(string column)
    {
        if (Figures.TryGetValue(column, out var figure))
            return figure;
        if (ParameterCatalog.Find(column)?.Default.Number is not { } usual)
            return null;
        return t => ParameterValues.Number(t.Parameters, column) ?? usual;
    }

    private static Func<IQueryable<TrialEntity>, bool, IOrderedQueryable<TrialEntity>> By<T>(
        Expression<Func<TrialEntity, T>> column,
        Expression<Func<TrialEntity, bool>>? isMissing = null
    ) =>
        (trials, descending) =>
        {
            var ordered = isMissing is null
                ? descending
                    ? trials.OrderByDescending(column)
                    : trials.OrderBy(column)
                : descending
                    ? trials.OrderBy(isMissing).ThenByDescending(column)
                    : trials.OrderBy(isMissing).ThenBy(column);
            return ordered.ThenBy(t => t.Number);
        };
}
