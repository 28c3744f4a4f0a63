using GearSweep.Storage.Failures;
using GearSweep.Storage.Opening;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.PostgreSql;

/// <summary>Whether a PostgreSQL database's tables are those that this version reads and writes.</summary>
internal static class PostgresSchema
{
    /// <summary>Brings the tables up to date. The caller holds the lock.</summary>
    /// <exception cref="StorageException">The tables were made by another version, or by another program.</exception>
    public static async Task MigrateAsync(PostgresContext context, string name, CancellationToken cancellation)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw SchemaVersion.IsUnknown(name, unknown);
        if (applied.Count == 0 && await ForeignTableAsync(context, cancellation) is { } table)
        {
            throw new StorageException(
                $"{name} belongs to another program (it has a table '{table}'); nothing was changed."
            );
        }

        if (applied.Count < known.Count)
        {
            await context.Database.MigrateAsync(cancellation);
        }
    }

    // A table of one of our names that we did not make. Tables of other names do not matter.
    private static async Task<string?> ForeignTableAsync(PostgresContext context, CancellationToken cancellation)
    {
        var ours = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).ToArray();
        return await context
            .Database.SqlQuery<string>(
                $"SELECT relname::text AS \"Value\" FROM pg_class WHERE relname = ANY({ours}) AND pg_table_is_visible(oid)"
            )
            .FirstOrDefaultAsync(cancellation);
    }
}
