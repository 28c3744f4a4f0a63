using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;
using GearSweep.Training.Datasets;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// Reads a specification against the data directory: to a sweep that can be stored, or to all that is wrong with it.
/// </summary>
internal sealed class SweepValidator(DatasetCatalog catalog)
{
    /// <summary>Checks a specification as a whole.</summary>
    /// <param name="yaml">The specification.</param>
    /// <param name="slots">Slots that the cluster has now, for the estimated time.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public ValidatedSweep Draft(string yaml, int slots, CancellationToken cancellation = default)
    {
        var result = SpecValidationResult.Create(
            SpecYaml.Parse(yaml),
            name => catalog.Open(name, cancellation),
            cancellation: cancellation
        );
        return result is { Spec: { } spec, Dataset: { } dataset, Cost: { } cost }
            ? Accept(spec, yaml, dataset, cost, slots)
            : ValidatedSweep.Refused(result.Errors);
    }

    private static ValidatedSweep Accept(SweepSpec spec, string yaml, Dataset dataset, SweepCost cost, int slots)
    {
        OperatingCondition[] chosen =
        [
            .. (spec.Conditions ?? dataset.Summary.Segments.Select(s => s.Condition)).Order(),
        ];
        var conditions = chosen
            .Select(condition => dataset.Segment(condition, spec.Split.Rows))
            .Select(segment => new NewSweepCondition(segment, spec.Split.Resolve(segment.Rows)))
            .ToArray();

        (OperatingCondition, SegmentSplit)[] splits = [.. conditions.Select(c => (c.Segment.Condition, c.Split))];
        var plan = new TrialPlan(spec, splits, dataset.Summary.Channels.Count);
        var preview = new SweepPreview(
            plan.Configurations,
            chosen,
            spec.Repeats,
            plan.Trials,
            plan.Epochs,
            cost.LargestModel,
            slots,
            cost.Seconds / Math.Max(1, slots) * plan.Epochs / ((double)plan.Trials * spec.Epochs)
        )
        {
            Notes = [.. TargetNotes.For(conditions.Select(c => c.Segment))],
        };
        var sweep = new NewSweep(
            spec.Name,
            spec.Description,
            yaml,
            dataset.Summary.Name,
            dataset.Summary.Synthetic,
            spec.Metric.Name,
            plan.Trials,
            cost.Seconds,
            conditions
        )
        {
            Sharing = spec.Sharing,
        };
        return new ValidatedSweep(sweep, preview, []) { Spec = spec };
    }
}
