using GearSweep.Cluster.Tests.Network;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>A machine and the supervised program on it.</summary>
/// <param name="Name">What the log calls it, e.g. <c>worker 2</c>.</param>
/// <param name="Host">The machine.</param>
/// <param name="Program">The program.</param>
internal sealed record ClusterMember(string Name, LabHost Host, SupervisedProcess Program)
{
    /// <summary>Whether a silo is one of this machine.</summary>
    /// <param name="silo">Its address, as the cluster prints it.</param>
    public bool Owns(string silo) => silo.StartsWith($"{Host.Address}:", StringComparison.Ordinal);
}
