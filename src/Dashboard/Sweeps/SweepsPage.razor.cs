using System.Globalization;
using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>All sweeps, newest first: how far they are, and what they found.</summary>
public sealed partial class SweepsPage
{
    internal const int Size = 50;

    private Page<SweepRow>? _page;

    /// <summary>Only sweeps with this text.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => _page?.Items.Any(s => s.State == SweepState.Running) == true ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (Search, PageNumber);

    private int First => (Math.Max(1, PageNumber ?? 1) - 1) * Size;

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var text = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        _page = await Grains.GetGrain<IResultsGrain>(0).SweepsAsync(text, First, Size).WaitAsync(cancellation);
        return true;
    }

    private static IReadOnlyCollection<OperatingCondition> Conditions(SweepRow sweep) => [.. sweep.Conditions.Select(c => c.Condition)];

    private static string TimeOf(SweepRow sweep) => sweep switch
    {
        { State: SweepState.Running or SweepState.Paused } => Figures.Duration(sweep.SecondsLeft),
        { Ended: { } ended } => $"took {Figures.Duration((ended - sweep.Created).TotalSeconds)}",
        _ => Figures.None,
    };

    private static RenderFragment SkillOf(SweepRow sweep, OperatingCondition condition) => builder =>
    {
        var skill = sweep.Conditions.First(c => c.Condition == condition).Skill;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", SkillScale.Class(skill));
        builder.AddAttribute(2, "style", $"{SkillScale.Style(skill)}; display: block");
        builder.AddContent(3, skill is null ? "…" : Figures.Skill(skill));
        builder.CloseElement();
    };

    private void SearchFor(string? text) => SetQuery(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(text) ? null : text,
        ["page"] = null,
    });

    private void Turn(int step)
    {
        var page = (PageNumber ?? 1) + step;
        SetQuery("page", page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture));
    }
}
