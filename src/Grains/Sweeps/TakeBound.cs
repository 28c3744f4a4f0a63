using Orleans.Configuration;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// How long the giving out of a trial may take. A silo that has stopped waiting never hears of its trial, so a store that is slow to answer is given up before.
/// </summary>
internal static class TakeBound
{
    /// <summary>A quarter of the time after which a caller gives up: what the trial has to pass on its way, and another sweep that was asked before, fit into the rest.</summary>
    public static TimeSpan Of(SiloMessagingOptions messaging) => messaging.ResponseTimeout / 4;
}
