namespace GearSweep.Silo.Survival;

/// <summary>While it lasts, nothing that the product's parts on a silo say reaches anybody; Orleans' own signs of life do.</summary>
internal sealed class SimulatedSilence : IOutgoingGrainCallFilter
{
    private volatile bool _lasts;

    public bool Lasts
    {
        get => _lasts;
        set => _lasts = value;
    }

    public Task Invoke(IOutgoingGrainCallContext context) =>
        Lasts && context.InterfaceMethod.DeclaringType?.Namespace?.StartsWith("GearSweep.", StringComparison.Ordinal) == true
            ? throw new TimeoutException("simulated: this silo is not heard")
            : context.Invoke();
}
