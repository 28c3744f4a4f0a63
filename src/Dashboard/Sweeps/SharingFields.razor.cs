using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>Shows how a sweep shares the slots with others, and changes it while the sweep runs.</summary>
public sealed partial class SharingFields
{
    private SweepSharing? _shown;
    private string _priority = "";
    private string _weight = "";
    private string _most = "";
    private bool _busy;
    private string? _said;

    /// <summary>The sweep's id.</summary>
    [Parameter, EditorRequired]
    public int Sweep { get; set; }

    /// <summary>How it shares the slots now.</summary>
    [Parameter, EditorRequired]
    public SweepSharing Sharing { get; set; } = SweepSharing.Default;

    /// <summary>It was changed.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageChanges Changes { get; set; } = default!;

    private string Summary =>
        $"Beside other sweeps: priority {Sharing.Priority}, weight {FormNumbers.Write(Sharing.Weight)}, "
        + (
            Sharing.MaxRunning is { } most
                ? $"{Figures.Count(most)} running at once at most"
                : "no limit of what runs at once"
        );

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Sharing == _shown)
            return; // What somebody types outlives the page's next look at the sweep.
        _shown = Sharing;
        _priority = FormNumbers.Write(Sharing.Priority);
        _weight = FormNumbers.Write(Sharing.Weight);
        _most = Sharing.MaxRunning is { } most ? FormNumbers.Write(most) : "";
    }

    private async Task ChangeAsync()
    {
        var numbers = new FormNumbers();
        var wanted = new SweepSharing(
            numbers.Whole("priority", _priority),
            numbers.Real("weight", _weight),
            _most.Trim().Length == 0 ? null : numbers.Whole("max_running", _most)
        );
        if (numbers.Errors.Count > 0)
        {
            _said = string.Join(" ", numbers.Errors.Select(e => $"{e.Key}: {e.Message}."));
            return;
        }

        (_busy, _said) = (true, null);
        try
        {
            var grain = Grains.GetGrain<ISchedulerGrain>(0);
            _said = (await Changes.MakeAsync("share", $"sweep {Sweep}", () => grain.ShareAsync(Sweep, wanted))).Message;
        }
#pragma warning disable CA1031 // Whatever kept the cluster from doing it, the person hears of it here.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _said = $"This was not done: {problem.Message}";
        }

        _busy = false;
        await OnDone.InvokeAsync();
    }
}
