using GearSweep.Dashboard.Access;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Trials;

/// <summary>One trial: the recipe at the left, the evidence at the right.</summary>
public sealed partial class TrialPage
{
    private TrialDetail? _trial;
    private bool _missing;
    private bool _busy;
    private string? _said;

    /// <summary>The sweep's id.</summary>
    [Parameter]
    public int Id { get; set; }

    /// <summary>The trial's number within the sweep.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>Scale of the losses: <c>linear</c>, or else logarithmic.</summary>
    [SupplyParameterFromQuery(Name = "scale")]
    public string? Scale { get; set; }

    [Inject]
    private PageChanges Changes { get; set; } = default!;

    /// <inheritdoc/>
    protected override TimeSpan? Interval => _trial?.Row.State.HasEnded() == true ? AtRest : Moving;

    /// <inheritdoc/>
    protected override object Wanted => (Id, Number);

    private TrialRow Row => _trial!.Row;

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        var trial = await Grains.GetGrain<IResultsGrain>(0).TrialAsync(Id, Number).WaitAsync(cancellation);

        // What has ended stays as it is: its charts need not be drawn again.
        if (trial is not null && _trial is not null && trial.Row == _trial.Row && trial.Row.State.HasEnded())
            return false;
        _trial = trial;
        _missing = trial is null;
        return true;
    }

    private async Task RetryAsync()
    {
        _busy = true;
        try
        {
            var grain = Grains.GetGrain<ISchedulerGrain>(0);
            var target = $"sweep {Id} trial {Number}";
            _said = (await Changes.MakeAsync("retry", target, () => grain.RetryAsync(Id, Number))).Message;
        }
#pragma warning disable CA1031 // Whatever kept the cluster from doing it, the person hears of it here.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _said = $"This was not done: {problem.Message}";
        }

        _busy = false;
        Refetch();
    }
}
