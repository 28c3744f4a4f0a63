using GearSweep.Shared.Sweeps;

namespace GearSweep.Grains.Queue;

/// <summary>A sweep that has trials to give.</summary>
/// <param name="Demand">What it wants of the slots.</param>
/// <param name="Pass">Trials that it was given in all, each divided by the weight that it had then: the lower, the less it has had.</param>
/// <param name="Opened">When it was opened last, as a running number.</param>
internal readonly record struct SweepShare(SweepDemand Demand, double Pass, long Opened)
{
    /// <summary>Its id.</summary>
    public int Sweep => Demand.Sweep;

    /// <summary>How many of the trials that run have left their slot, while their end is being stored.</summary>
    public int Ending { get; init; }

    /// <summary>Slots that it has for each unit of weight.</summary>
    public double Load => (Demand.Running - Ending) / Demand.Sharing.Weight;

    /// <summary>The same after one more trial was given out.</summary>
    public SweepShare Served() => this with
    {
        Demand = Demand with { Running = Demand.Running + 1 },
        Pass = Pass + 1 / Demand.Sharing.Weight,
    };

    /// <summary>The same after it was found that it had none to give after all.</summary>
    public SweepShare NotServed() => this with { Pass = Pass - 1 / Demand.Sharing.Weight };
}
