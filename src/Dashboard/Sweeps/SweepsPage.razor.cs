using System.Globalization;
using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Grids;
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

    private static readonly GridSort Usual = new("launched", Descending: true);

    private static readonly string[] Columns =
    [
        .. Enum.GetNames<SweepColumn>().Select(name => name.ToLowerInvariant()),
    ];

    private Page<SweepRow>? _page;
    private string? _typed; // What the field shows; ahead of the address while a person types.
    private string? _asked;
    private string? _seen;
    private readonly Queue<string?> _coming = new(); // Typed, and not in the address yet.

    /// <summary>Only sweeps with this text.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    /// <summary>The column to sort by.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary><c>down</c> for the greatest first.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => _page?.Items.Any(s => s.Moves()) == true ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => (Search, Number, Sorting);

    private GridSort Sorting => GridSort.Read(Sort, Order, Columns, Usual);

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, LastNumber)
            : 1;

    private int First => (Number - 1) * Size;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Search != _seen)
            Show(Search);
        _seen = Search;
        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var text = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        var order = new SweepOrder(Enum.Parse<SweepColumn>(Sorting.Column, ignoreCase: true), Sorting.Descending);
        _page = await Grains.GetGrain<IResultsGrain>(0).SweepsAsync(text, First, Size, order).WaitAsync(cancellation);
        return true;
    }

    /// <summary>All conditions of the sweeps that are shown, so that one has the same place in every row.</summary>
    private IReadOnlyCollection<OperatingCondition> Conditions =>
        [.. _page!.Items.SelectMany(sweep => sweep.Conditions).Select(c => c.Condition).Distinct()];

    private static string TimeOf(SweepRow sweep) =>
        sweep switch
        {
            { State: SweepState.Running or SweepState.Paused } => Figures.Duration(sweep.SecondsLeft),
            { Ended: { } ended } => $"took {Figures.Duration((ended - sweep.Created).TotalSeconds)}",
            _ => Figures.None,
        };

    private static RenderFragment SkillOf(SweepRow sweep, OperatingCondition condition) =>
        builder =>
        {
            if (sweep.Conditions.FirstOrDefault(c => c.Condition == condition) is not { } found)
                return;
            var best = found.Best;
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", SkillScale.Class(best.Decided()));
            builder.AddAttribute(2, "style", $"{SkillScale.Style(best.Decided())}; display: block");
            builder.AddAttribute(3, "title", best?.Verdict.ToWords());
            // What is open is told by a sign as well.
            var sign = best is { Verdict: SkillVerdict.NotSeparable or SkillVerdict.OneSeed } ? "≈ " : "";
            builder.AddContent(4, best?.Skill is { } skill ? sign + Figures.Skill(skill) : "…");
            builder.CloseElement();
        };

    // One step of history for a word, not one for each of its letters.
    private void SearchFor(string? text)
    {
        var wanted = string.IsNullOrWhiteSpace(text) ? null : text;
        var sameStep = wanted is not null && _asked is not null;
        (_asked, _typed) = (wanted, text);
        var query = new Dictionary<string, object?> { ["q"] = wanted, ["page"] = null };
        if (Navigation.GetUriWithQueryParameters(query) != Navigation.Uri)
            _coming.Enqueue(wanted);
        SetQuery(query, sameStep);
    }

    // An address that comes from the field itself changes nothing in it; any other one (Back, a link) does.
    private void Show(string? search)
    {
        if (_coming.Contains(search))
        {
            while (_coming.Dequeue() != search) { }
            return;
        }

        _coming.Clear();
        (_asked, _typed) = (search, search);
    }

    private void SortBy(GridSort sort) =>
        SetQuery(new Dictionary<string, object?>(sort.ToQuery(Usual)) { ["page"] = null });

    private void Turn(int step)
    {
        var page = Number + step;
        SetQuery("page", page <= 1 ? null : page.ToString(CultureInfo.InvariantCulture));
    }
}
