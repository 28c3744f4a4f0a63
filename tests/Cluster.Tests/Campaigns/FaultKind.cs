namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>What can happen to a cluster.</summary>
internal enum FaultKind
{
    /// <summary>A worker's process dies at once (kill -9).</summary>
    KillWorker,

    /// <summary>A worker is asked to stop (SIGTERM).</summary>
    StopWorker,

    /// <summary>A worker stands still for a while (SIGSTOP, SIGCONT).</summary>
    FreezeWorker,

    /// <summary>A worker's cable is out for a while.</summary>
    CutWorker,

    /// <summary>Two workers do not hear each other for a while; the head hears both.</summary>
    CutWorkersApart,

    /// <summary>Two heads do not hear each other for a while; the workers and the database hear both.</summary>
    CutHeadsApart,

    /// <summary>Two heads do not hear each other for longer than a silent silo keeps its trials.</summary>
    CutHeadsApartForLong,

    /// <summary>A head hears no other silo for a while, and still the database, as the others do.</summary>
    CutHeadFromSilos,

    /// <summary>
    /// A head hears no other silo until the others have given it up, and still the database: for a moment both sides
    /// take themselves for the cluster.
    /// </summary>
    CutHeadFromSilosUntilGivenUp,

    /// <summary>The head's process dies at once.</summary>
    KillHead,

    /// <summary>The head is asked to stop.</summary>
    StopHead,

    /// <summary>The head stands still for a while.</summary>
    FreezeHead,

    /// <summary>The head's cable is out for a while.</summary>
    CutHead,

    /// <summary>A worker stands still until the cluster has given it up, and then goes on.</summary>
    FreezeWorkerUntilGivenUp,

    /// <summary>A worker's cable is out until the cluster has given it up.</summary>
    CutWorkerUntilGivenUp,

    /// <summary>All processes die at once.</summary>
    KillAll,

    /// <summary>
    /// A head stands still until the cluster has given it up, and then goes on. Not where it is the only one.
    /// </summary>
    FreezeHeadUntilGivenUp,

    /// <summary>The database is stopped, and started again after a while.</summary>
    StopDatabase,

    /// <summary>The database is away for more than a minute: longer than a call waits for its answer.</summary>
    StopDatabaseForLong,

    /// <summary>The database crashes, and is started again at once.</summary>
    KillDatabase,
}
