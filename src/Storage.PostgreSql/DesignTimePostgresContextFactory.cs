using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GearSweep.Storage.PostgreSql;

/// <summary>What <c>dotnet ef migrations add</c> makes a context with; no database is opened.</summary>
internal sealed class DesignTimePostgresContextFactory : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=localhost").Options);
}
