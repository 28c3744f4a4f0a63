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

    private const int LastNumber = int.MaxValue / Size;

    private Page<SweepRow>? _page;
    private string? _searched; // Ahead of the address while a person types.

    /// <summary>Only sweeps with this text.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => _page?.Items.Any(s => s.Moves()) == true ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (Search, Number);

    private int Number => int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastNumber) : 1;

    private int First => (Number - 1) * Size;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _searched = string.IsNullOrWhiteSpace(Search) ? null : Search;
        base.OnParametersSet();
    }

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

    // One step of history for a word, not one for each of its letters.
    private void SearchFor(string? text)
    {
        var wanted = string.IsNullOrWhiteSpace(text) ? null : text;
        var sameStep = wanted is not null && _searched is not null;
        _searched = wanted;
        SetQuery(new Dictionary<string, object?> { ["q"] = wanted, ["page"] = null }, sameStep);
    }

    private void Turn(int step)
    {
        var page = Number + step;
        SetQuery("page", page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture));
    }
}
