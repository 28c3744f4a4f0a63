using GearSweep.Dashboard.Live;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Layout;

/// <summary>How many silos there are and how busy their slots are, in the top bar.</summary>
public sealed partial class ClusterStatus : IAsyncDisposable
{
    private ClusterView? _view;
    private string? _problem;
    private Poller? _poller;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Text => _view is { } view ? Describe(view) : _problem ?? "asking the cluster …";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _poller?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Dot =>
        _view switch
        {
            { StoreUnavailableReason: not null } => "dot bad",
            { Busy: > 0 } => "dot busy",
            _ => "dot",
        };

    /// <summary>For example <c>2 silos · 3/4 slots busy</c>.</summary>
    internal static string Describe(ClusterView view) =>
        $"{view.Silos.Count} {(view.Silos.Count == 1 ? "silo" : "silos")} · {view.Busy}/{view.Slots} {(view.Slots == 1 ? "slot" : "slots")} busy"
        + (view.StoreUnavailableReason is null ? "" : " · results cannot be stored");

    /// <inheritdoc/>
    protected override void OnInitialized() =>
        _poller = Poller.Start(Time, RefreshAsync, () => TimeSpan.FromSeconds(2), ShowProblemAsync);

    private async Task RefreshAsync(CancellationToken cancellation)
    {
        var view = await Grains.GetGrain<IWorkersGrain>(0).ViewAsync().WaitAsync(cancellation);
        if (view == _view)
            return;
        _view = view;
        await InvokeAsync(StateHasChanged);
    }

    private Task ShowProblemAsync(Exception problem)
    {
        _view = null;
        _problem = "the cluster does not answer";
        return InvokeAsync(StateHasChanged);
    }
}
