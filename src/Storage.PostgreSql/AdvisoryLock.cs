namespace GearSweep.Storage.PostgreSql;

/// <summary>
/// PostgreSQL's advisory locks that GearSweep takes: pairs of numbers, known in one database alone, given back with the
/// transaction or connection that holds them, in whatever way that ends.
/// </summary>
internal static class AdvisoryLock
{
    /// <summary>Held by the transaction that writes results.</summary>
    public const string Writer = "1196644176, 1";

    /// <summary>Held while tables are made.</summary>
    public const string Schema = "1196644176, 2";
}
