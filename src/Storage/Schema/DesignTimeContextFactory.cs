using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GearSweep.Storage.Schema;

/// <summary>What <c>dotnet ef migrations add</c> makes a context with; no database is opened.</summary>
/// <remarks>
/// A change of the schema needs a migration here (<c>--output-dir Schema/Migrations</c>) and one in
/// <c>src/Storage.PostgreSql</c>.
/// </remarks>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<GearSweepContext>
{
    public GearSweepContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<GearSweepContext>().UseSqlite("Data Source=:memory:").Options);
}
