namespace GearSweep.Shared.Cluster;

/// <summary>How the processes of a cluster find each other, and where the results are.</summary>
[GenerateSerializer]
public enum ClusterMode
{
    /// <summary>One machine: the head listens on loopback and keeps its results in SQLite.</summary>
    Embedded,

    /// <summary>A few machines: one head with SQLite, and workers that know its address.</summary>
    Lab,

    /// <summary>Many machines: membership and results in PostgreSQL, and any number of heads.</summary>
    Production,
}
