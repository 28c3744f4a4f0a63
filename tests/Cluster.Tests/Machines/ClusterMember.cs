using GearSweep.Cluster.Tests.Network;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>A machine and the supervised program on it.</summary>
/// <param name="Name">What the log calls it, e.g. <c>worker 2</c>.</param>
/// <param name="Host">The machine.</param>
/// <param name="Program">The program.</param>
internal sealed record ClusterMember(string Name, LabHost Host, SupervisedProcess Program)
{
    /// <summary>The silo of the program's present life; <see langword="null"/> if it is not among them.</summary>
    /// <param name="silos">Silos, as the cluster prints them.</param>
    public string? SiloIn(IEnumerable<string> silos) => LatestSilo.Of(silos, Host.Address, Program.Began);
}
