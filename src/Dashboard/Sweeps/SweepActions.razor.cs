using GearSweep.Dashboard.Access;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>Pause, resume, cancel, retry: those that the sweep's state allows.</summary>
public sealed partial class SweepActions
{
    private ElementReference _confirm;
    private bool _asking;
    private bool _focus;
    private bool _busy;
    private string? _said;

    /// <summary>The sweep.</summary>
    [Parameter, EditorRequired]
    public SweepRow Sweep { get; set; } = default!;

    /// <summary>A wish was carried out, or refused: the sweep may look different now.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageChanges Changes { get; set; } = default!;

    /// <summary>The best configurations that cannot be told from AR* when all trials have ended.</summary>
    private IReadOnlyList<BestTrial> Undecided =>
        Sweep.State != SweepState.Completed
            ? []
            :
            [
                .. Sweep
                    .Conditions.Select(c => c.Best)
                    .OfType<BestTrial>()
                    .Where(best => best.Verdict is SkillVerdict.NotSeparable or SkillVerdict.OneSeed),
            ];

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        _focus = false;
        await _confirm.FocusAsync();
    }

    private void Ask() => (_asking, _focus, _said) = (true, true, null);

    private async Task DoAsync(string action, Func<ISchedulerGrain, Task<ActionReply>> wish)
    {
        (_asking, _busy, _said) = (false, true, null);
        try
        {
            var grain = Grains.GetGrain<ISchedulerGrain>(0);
            _said = (await Changes.MakeAsync(action, $"sweep {Sweep.Id}", () => wish(grain))).Message;
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
