namespace GearSweep.Storage.PostgreSql;

/// <summary>
/// The last transaction that a writer committed. A writer that lost its connection while it committed finds out here
/// whether it had succeeded. PostgreSQL only.
/// </summary>
internal sealed class WriterEntity
{
    public Guid Id { get; set; }

    /// <summary>Number of the transaction, from 1.</summary>
    public long Transaction { get; set; }

    public DateTimeOffset Written { get; set; }
}
