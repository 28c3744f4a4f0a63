namespace GearSweep.Shared.Specification;

/// <summary>The figure by which trials of one condition are compared; smaller is better.</summary>
/// <param name="Name"><c>validation_mse</c> or <c>train_mse</c> (scaled).</param>
public sealed record MetricSpec(string Name)
{
    /// <summary>Mean squared error of the validation rows, scaled.</summary>
    public static readonly MetricSpec ValidationMse = new("validation_mse");

    /// <summary>Mean squared error of the train windows, scaled: for splits without validation rows.</summary>
    public static readonly MetricSpec TrainMse = new("train_mse");

    /// <summary>The metric of a text that names none: validation where there are validation rows.</summary>
    public static MetricSpec DefaultOf(SplitSpec split) => split.ValidationFraction > 0 ? ValidationMse : TrainMse;

    /// <summary>Whether "best" looks at the train loss.</summary>
    public bool IsTrain => Name == TrainMse.Name;
}
