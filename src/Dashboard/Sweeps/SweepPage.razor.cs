using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>One sweep: how far it is, what is best where, and the evidence in tabs.</summary>
public sealed partial class SweepPage
{
    private SweepDetail? _detail;
    private bool _missing;

    /// <summary>The sweep's id.</summary>
    [Parameter]
    public int Id { get; set; }

    /// <inheritdoc/>
    protected override TimeSpan? Interval => _detail?.Row.Moves() == true ? Moving : AtRest;

    /// <inheritdoc/>
    protected override object Wanted => Id;

    private SweepRow Row => _detail!.Row;

    private SweepTab Tab => SweepTab.Named(TabName);

    private IReadOnlyCollection<OperatingCondition> Conditions => [.. Row.Conditions.Select(c => c.Condition)];

    private OperatingCondition? Condition =>
        ConditionText.Read(ConditionName) is { } wanted && Conditions.Contains(wanted) ? wanted : null;

    private IReadOnlyCollection<OperatingCondition> Selected => Condition is { } one ? [one] : [];

    private string Inputs =>
        _detail!.Channels is [var only, _] ? Shown.Shorten(only.Name) : $"{_detail.Channels.Count - 1} inputs";

    private string Caption =>
        $"Skill against AR* of the configuration with the least {_detail!.Metric}: the mean over its seeds, the 95 % interval over seeds and test rows, and a dot for each seed; AR* is the line, right of it is better. Below: its test RMSE, and AR*'s with its order. A click on a cell filters the tabs.";

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        _detail = await Grains.GetGrain<IResultsGrain>(0).SweepAsync(Id).WaitAsync(cancellation);
        _missing = _detail is null;
        return true;
    }

    private ConditionResult ResultAt(OperatingCondition condition) =>
        Row.Conditions.First(c => c.Condition == condition);

    private void Choose(OperatingCondition condition) =>
        SetQuery("condition", condition == Condition ? null : ConditionText.Write(condition));

    private string TabAddress(SweepTab tab) =>
        Navigation.GetUriWithQueryParameter("tab", tab == SweepTab.Curves ? null : tab.Name);

    private string TimeText() =>
        Row switch
        {
            { State: SweepState.Running, SecondsLeft: { } left } => $"{Figures.Duration(left)} left",
            { State: SweepState.Running } => "time left not known yet",
            { State: SweepState.Paused, SecondsLeft: { } left } => $"{Figures.Duration(left)} of work left",
            { Ended: { } ended } => $"took {Figures.Duration((ended - Row.Created).TotalSeconds)}",
            _ => "",
        };

    private string Others()
    {
        var counts = Row.Counts;
        (int Count, string Word)[] all =
        [
            (counts.Running, "running"),
            (counts.Failed, "failed"),
            (counts.Pruned, "pruned"),
            (counts.Cancelled, "cancelled"),
        ];
        return string.Join(" · ", all.Where(c => c.Count > 0).Select(c => $"{Figures.Count(c.Count)} {c.Word}"));
    }
}
