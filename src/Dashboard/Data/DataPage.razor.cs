using System.Globalization;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Data;

/// <summary>The data directory's files, and what a file holds.</summary>
public sealed partial class DataPage
{
    private IReadOnlyList<DatasetSummary>? _datasets;
    private IReadOnlyList<ColumnStatistics>? _statistics;
    private DatasetSummary? _described;

    /// <summary>Name of the dataset that is shown.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public string? File { get; set; }

    /// <summary>The condition that is shown, e.g. <c>8.33x80</c>.</summary>
    [SupplyParameterFromQuery(Name = "condition")]
    public string? Condition { get; set; }

    /// <summary>The first row of the waveform.</summary>
    [SupplyParameterFromQuery(Name = "first")]
    public string? FirstText { get; set; }

    /// <summary>Rows of the waveform.</summary>
    [SupplyParameterFromQuery(Name = "rows")]
    public string? RowsText { get; set; }

    /// <summary>Numbers of the inputs that are drawn, where they are many.</summary>
    [SupplyParameterFromQuery(Name = "inputs")]
    public string? InputsText { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (File, "");

    private DataSelection Selected => DataSelection.From(_datasets ?? [], File, Condition);

    private int? First => Whole(FirstText);

    private int? Rows => Whole(RowsText);

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var grain = Grains.GetGrain<IDataGrain>(0);
        var datasets = await grain.ListAsync(cancellation);

        // A file that has not changed is the same object to this page, so that nothing below is drawn again.
        datasets = [.. datasets.Select(d => _datasets?.FirstOrDefault(old => IsSame(old, d)) ?? d)];
        var changed = _datasets is null || !datasets.SequenceEqual(_datasets);
        _datasets = datasets;

        var selected = Selected.Dataset;
        if (selected == _described)
            return changed;
        _statistics = selected is { Error: null } ? await grain.DescribeAsync(selected.Name, cancellation) : null;
        _described = selected;
        return true;
    }

    private static bool IsSame(DatasetSummary one, DatasetSummary other) =>
        one with { Channels = other.Channels, Segments = other.Segments, Notes = other.Notes } == other
        && one.Channels.SequenceEqual(other.Channels)
        && one.Segments.Count == other.Segments.Count
        && one.Segments.Zip(other.Segments).All(pair => IsSame(pair.First, pair.Second))
        && one.Notes.SequenceEqual(other.Notes);

    private static bool IsSame(SegmentSummary one, SegmentSummary other) =>
        one with { PieceRows = other.PieceRows } == other && one.PieceRows.SequenceEqual(other.PieceRows);

    private static string Inputs(DatasetSummary dataset) =>
        string.Join(", ", dataset.Channels.SkipLast(1).Select(c => c.Name));

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Pieces(SegmentSummary segment) =>
        segment.PieceRows.Length == 1
            ? "in one piece"
            : $"in {Figures.Count(segment.PieceRows.Length)} pieces, the longest of {Figures.Count(segment.PieceRows.Max())} rows";

    private void Show(OperatingCondition condition) =>
        SetQuery(
            new Dictionary<string, object?>
            {
                ["file"] = Selected.Dataset?.Name,
                ["condition"] = ConditionText.Write(condition),
                ["first"] = null,
                ["rows"] = null,
            }
        );

    private void Move(RowWindow window) =>
        SetQuery(
            new Dictionary<string, object?>
            {
                ["first"] = window.IsWhole ? null : window.First,
                ["rows"] = window.IsWhole ? null : window.Rows,
            }
        );
}
