using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Datasets;
using GearSweep.Training.Trials;

namespace GearSweep.Grains.Sweeps;

/// <summary>A specification and the dataset that it fits, or all that is wrong with it.</summary>
/// <param name="Spec">The specification; <see langword="null"/> when there are errors.</param>
/// <param name="Dataset">Its dataset; <see langword="null"/> when it was not or could not be opened.</param>
/// <param name="Errors">Every error, by line.</param>
public sealed record SpecValidationResult(SweepSpec? Spec, Dataset? Dataset, IReadOnlyList<SpecError> Errors)
{
    /// <summary>
    /// What its trials would cost; <see langword="null"/> with errors, or where its engine was not looked at.
    /// </summary>
    internal SweepCost? Cost { get; private init; }

    /// <summary>Checks what was read of a specification, with its engine and its dataset.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="open">
    /// Opens the dataset of a name, as <see cref="DatasetCatalog.Open"/> does; <see langword="null"/> when no dataset
    /// can be looked at.
    /// </param>
    /// <param name="anyEngine">Whether another engine is used anyway, so that the specification's does not
    /// matter.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static SpecValidationResult Create(
        SpecResult read,
        Func<string, Dataset>? open,
        bool anyEngine = false,
        CancellationToken cancellation = default
    )
    {
        Dataset? dataset = null;
        SpecError? unopened = null;
        try
        {
            if (read.DatasetName is { } name)
                dataset = open?.Invoke(name);
        }
        catch (Exception error) when (error is KeyNotFoundException or DatasetException)
        {
            unopened = new SpecError(read.Lines.GetValueOrDefault("dataset"), "dataset", error.Message);
        }

        var errors = SpecValidator.Check(read, anyEngine ? null : TrialRunner.EngineNames, dataset?.Summary);
        var isRight = errors.Count == 0 && unopened is null;
        var cost =
            isRight && dataset is not null && read.Spec is { } spec ? new SweepCost(spec, dataset.Summary) : null;
        if (!anyEngine && EngineCheck.For(read, ColumnsOf(dataset), cost, cancellation) is { } untrainable)
        {
            errors = [.. errors.Append(untrainable).OrderBy(e => e.Line)];
        }

        if (unopened is not null)
            errors = [.. errors.Append(unopened).OrderBy(e => e.Line)];
        return new SpecValidationResult(errors.Count > 0 ? null : read.Spec, dataset, errors)
        {
            Cost = errors.Count > 0 || anyEngine ? null : cost,
        };
    }

    private static int ColumnsOf(Dataset? dataset) =>
        dataset is null ? SegmentData.UsualColumns : SegmentData.ConditionColumns + dataset.Summary.Channels.Count;
}
