using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GearSweep.Storage.Schema;

/// <summary>What <c>dotnet ef migrations add</c> makes a context with; no file is opened.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<GearSweepContext>
{
    public GearSweepContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<GearSweepContext>().UseSqlite("Data Source=:memory:").Options);
}
