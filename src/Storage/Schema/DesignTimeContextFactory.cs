using GearSweep.Storage.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GearSweep.Storage.Schema;

/// <summary>What <c>dotnet ef migrations add</c> makes a context with; no database is opened.</summary>
/// <remarks>A change of the schema needs both: <c>--context GearSweepContext</c> and <c>--context PostgresContext --output-dir Postgres/Migrations</c>.</remarks>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<GearSweepContext>, IDesignTimeDbContextFactory<PostgresContext>
{
    public GearSweepContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<GearSweepContext>().UseSqlite("Data Source=:memory:").Options);

    PostgresContext IDesignTimeDbContextFactory<PostgresContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=localhost").Options);
}
