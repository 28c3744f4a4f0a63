namespace GearSweep.Cluster.Tests.Network;

/// <summary>What <c>ip</c> refused, and why.</summary>
internal sealed class IpException(string message) : Exception(message);
