using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>
/// An attempt at a trial (key: <see cref="TrialKeys.For"/>), on the silo whose slot trains it. Attempt and silo are
/// parts of the key, so that a call can never reach an older attempt, and needs to ask no third silo where the grain
/// is.
/// </summary>
[Alias("GearSweep.ITrialGrain")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Begins an attempt in a slot of this silo and returns at once.</summary>
    [Alias("Start")]
    Task StartAsync(TrialAssignment assignment);

    /// <summary>Asks the attempt to stop; it reports its end itself.</summary>
    [Alias("Stop")]
    Task StopAsync(TrialCommand directive);
}
