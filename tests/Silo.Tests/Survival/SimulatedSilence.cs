namespace GearSweep.Silo.Survival;

/// <summary>
/// While it lasts, nothing that the product's parts on a silo say reaches anybody; Orleans' own signs of life do.
/// </summary>
internal sealed class SimulatedSilence : IOutgoingGrainCallFilter
{
    private volatile bool _lasts;

    public bool Lasts
    {
        get => _lasts;
        set => _lasts = value;
    }

    /// <summary>Which of the calls do not reach anybody; all of them unless a test says otherwise.</summary>
    public Func<IOutgoingGrainCallContext, bool> Covers { get; set; } = _ => true;

    public Task Invoke(IOutgoingGrainCallContext context) =>
        Lasts
        && context.InterfaceMethod.DeclaringType?.Namespace?.StartsWith("GearSweep.", StringComparison.Ordinal) == true
        && Covers(context)
            ? throw new TimeoutException("simulated: this silo is not heard")
            : context.Invoke();
}
