using System.Globalization;
using System.Linq.Expressions;
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
        ["hidden_size"] = By(t => t.HiddenSize),
        ["num_layers"] = By(t => t.NumLayers),
        ["sequence_length"] = By(t => t.SequenceLength),
        ["learning_rate"] = By(t => t.LearningRate),
        ["batch_size"] = By(t => t.BatchSize),
        ["dropout"] = By(t => t.Dropout),
        ["cell"] = By(t => t.Cell),
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
        Orders.TryGetValue(column, out var order)
            ? order(trials, descending)
            : throw new ArgumentException($"trials have no column '{column}' to sort by; there are {string.Join(", ", Orders.Keys)}", nameof(column));

    /// <summary>Keeps the trials whose parameter has a value.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the value is no number where one is needed.</exception>
    public static IQueryable<TrialEntity> Where(IQueryable<TrialEntity> trials, string parameter, string value)
    {
        if (parameter == "cell")
        {
            return trials.Where(t => t.Cell == value);
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"'{value}' is no value of '{parameter}': a number is needed", nameof(value));
        }

        return parameter switch
        {
            "hidden_size" => trials.Where(t => t.HiddenSize == number),
            "num_layers" => trials.Where(t => t.NumLayers == number),
            "sequence_length" => trials.Where(t => t.SequenceLength == number),
            "learning_rate" => trials.Where(t => t.LearningRate == number),
            "batch_size" => trials.Where(t => t.BatchSize == number),
            "dropout" => trials.Where(t => t.Dropout == number),
            _ => throw new ArgumentException($"there is no parameter '{parameter}'", nameof(parameter)),
        };
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
