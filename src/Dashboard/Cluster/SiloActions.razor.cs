using GearSweep.Dashboard.Access;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Cluster;

/// <summary>
/// What a person can ask of a silo: more slots, fewer, that it leaves, and that it is given trials again.
/// </summary>
public sealed partial class SiloActions
{
    private bool _busy;
    private string? _said;

    /// <summary>The silo.</summary>
    [Parameter, EditorRequired]
    public SiloView Silo { get; set; } = default!;

    /// <summary>A wish was carried out, or refused: the silo may look different now.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageChanges Changes { get; set; } = default!;

    private string Address => Silo.Status.Silo;

    private int Slots => Silo.Status.Slots;

    private Task SetSlotsAsync(int slots) => DoAsync($"{slots} slots", w => w.SetSlotsAsync(Address, slots));

    private async Task DoAsync(string action, Func<IWorkersGrain, Task<ActionReply>> wish)
    {
        (_busy, _said) = (true, null);
        try
        {
            var grain = Grains.GetGrain<IWorkersGrain>(0);
            _said = (await Changes.MakeAsync(action, $"silo {Address}", () => wish(grain))).Message;
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
