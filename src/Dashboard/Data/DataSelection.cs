using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Data;

/// <summary>
/// What the page shows of the data directory: what the address names, and where it names nothing that is there, the
/// first.
/// </summary>
/// <param name="Dataset">The file; <see langword="null"/> when there is none, or none of the name.</param>
/// <param name="Segment">The segment; <see langword="null"/> when the file has none.</param>
internal sealed record DataSelection(DatasetSummary? Dataset, SegmentSummary? Segment)
{
    /// <summary>Finds what an address names.</summary>
    /// <param name="datasets">The files.</param>
    /// <param name="file">Name of a dataset; <see langword="null"/> for the first that can be read.</param>
    /// <param name="condition">A condition as addresses write it.</param>
    public static DataSelection From(IReadOnlyList<DatasetSummary> datasets, string? file, string? condition)
    {
        var dataset = file is null
            ? datasets.FirstOrDefault(d => d.Error is null) ?? (datasets.Count > 0 ? datasets[0] : null)
            : datasets.FirstOrDefault(d => d.Name == file);
        if (dataset is null || dataset.Segments.Count == 0)
            return new DataSelection(dataset, null);
        var wanted = ConditionText.Read(condition);
        return new DataSelection(
            dataset,
            dataset.Segments.FirstOrDefault(s => s.Condition == wanted) ?? dataset.Segments[0]
        );
    }
}
