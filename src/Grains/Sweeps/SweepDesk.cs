using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;
using GearSweep.Training.Datasets;

namespace GearSweep.Grains.Sweeps;

/// <summary>Reads a specification against the data directory: to a sweep that can be stored, or to all that is wrong with it.</summary>
internal sealed class SweepDesk(DatasetCatalog catalog)
{
    /// <summary>Checks a specification as a whole.</summary>
    /// <param name="yaml">The specification.</param>
    /// <param name="slots">Slots that the cluster has now, for the estimated time.</param>
    public SweepDraft Draft(string yaml, int slots)
    {
        var (spec, errors, lines) = SpecYaml.Parse(yaml);
        if (spec is null || errors.Count > 0) return SweepDraft.Refused(errors);

        if (Open(spec.Dataset) is not { } dataset)
        {
            var names = catalog.List().Select(d => d.Name).ToArray();
            var known = names.Length == 0 ? "the data directory is empty" : $"the data directory has {string.Join(", ", names)}";
            return SweepDraft.Refused([new SpecError(lines.GetValueOrDefault("dataset"), "dataset", $"found '{spec.Dataset}', but {known}")]);
        }

        if (dataset.Error is { } broken) return SweepDraft.Refused([new SpecError(lines.GetValueOrDefault("dataset"), "dataset", broken)]);

        var mismatches = SpecValidator.Validate(spec, lines, dataset.Summary);
        return mismatches.Count > 0 ? SweepDraft.Refused(mismatches) : Accept(spec, yaml, dataset.Data!, slots);
    }

    private static SweepDraft Accept(SweepSpec spec, string yaml, Dataset dataset, int slots)
    {
        OperatingCondition[] chosen = [.. (spec.Conditions ?? dataset.Summary.Segments.Select(s => s.Condition)).Order()];
        var conditions = chosen
            .Select(condition => dataset.Segment(condition, spec.Split.Rows))
            .Select(segment => new NewSweepCondition(segment, spec.Split.Resolve(segment.Rows)))
            .ToArray();

        var plan = new SweepPlan(spec, [.. conditions.Select(c => (c.Segment.Condition, c.Split))]);
        var (seconds, largest) = plan.Estimate();
        var preview = new SweepPreview(
            plan.Configurations, chosen, spec.Repeats, plan.Trials, (long)plan.Trials * spec.Epochs, largest, slots, seconds / Math.Max(1, slots));
        var sweep = new NewSweep(
            spec.Name,
            spec.Description,
            yaml,
            dataset.Summary.Name,
            dataset.Summary.Synthetic,
            spec.Metric.Name,
            plan.Trials,
            seconds,
            conditions);
        return new SweepDraft(sweep, preview, []);
    }

    private OpenedDataset? Open(string name)
    {
        try
        {
            var dataset = catalog.Open(name);
            return new OpenedDataset(dataset, dataset.Summary, null);
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
        catch (DatasetException error)
        {
            return new OpenedDataset(null, null!, error.Message);
        }
    }

    private sealed record OpenedDataset(Dataset? Data, DatasetSummary Summary, string? Error);
}
