namespace GearSweep.Silo.Joining;

/// <summary>The answer to a <see cref="Greeting"/>.</summary>
/// <param name="Protocol">The silo's <see cref="Shared.Cluster.ClusterProtocol.Version"/>.</param>
/// <param name="Version">Its version of GearSweep.</param>
/// <param name="Cluster">Its cluster's name.</param>
/// <param name="Door">For whom the port is: <see cref="Greeting.Silo"/> or <see cref="Greeting.Client"/>.</param>
/// <param name="Address">The silo's address, unique to one run of one process.</param>
internal sealed record GreetingReply(int Protocol, string Version, string Cluster, string Door, string Address);
