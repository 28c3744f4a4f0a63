using GearSweep.Storage.Writing;

namespace GearSweep.Storage.PostgreSql;

/// <summary>A PostgreSQL database, as one writer opens it.</summary>
internal sealed class PostgresWriteDatabase(PostgresAddress address, TimeProvider time) : IWriteDatabase
{
    private readonly Guid _writer = Guid.NewGuid();

    public string Name => address.Name;

    public WriteSession Open() => new PostgresSession(address, _writer, time);

    public bool IsOutage(Exception error) => PostgresErrors.IsOutage(error);
}
