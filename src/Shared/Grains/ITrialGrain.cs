using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>A trial that runs (key: <see cref="TrialId"/> as text), on the silo whose slot trains it.</summary>
[Alias("GearSweep.ITrialGrain")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Begins an attempt in a slot of this silo and returns at once.</summary>
    [Alias("Start")]
    Task StartAsync(TrialAssignment assignment);

    /// <summary>Asks the attempt to stop; it reports its end itself.</summary>
    [Alias("Stop")]
    Task StopAsync(Directive directive);
}
