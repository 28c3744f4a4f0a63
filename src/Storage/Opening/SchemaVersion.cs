using GearSweep.Storage.Failures;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Opening;

/// <summary>Whether a database's tables are those that this version reads and writes.</summary>
internal static class SchemaVersion
{
    /// <summary>Brings the tables up to date. The caller is the file's only owner.</summary>
    /// <exception cref="StorageException">The file was made by another version, or by another program.</exception>
    public static async Task MigrateAsync(GearSweepContext context, string path, CancellationToken cancellation)
    {
        var applied = await AppliedAsync(context, path, cancellation);
        if (context.Database.GetMigrations().Count() == applied.Count)
        {
            return;
        }

        // A process that was killed while it migrated leaves its row behind, and Migrate would wait for it for ever.
        if (await HasTableAsync(context, "__EFMigrationsLock", cancellation))
        {
            await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        }

        await context.Database.MigrateAsync(cancellation);
    }

    /// <summary>Refuses a database whose tables are not up to date.</summary>
    /// <exception cref="StorageException">The file was made by an older or newer version, or by another
    /// program.</exception>
    public static async Task RequireCurrentAsync(GearSweepContext context, string path, CancellationToken cancellation)
    {
        var applied = await AppliedAsync(context, path, cancellation);
        if (context.Database.GetMigrations().Count() != applied.Count)
        {
            throw new StorageException(
                applied.Count == 0
                    ? $"'{path}' holds no results of GearSweep; if making it was interrupted, the next run makes it anew."
                    : $"'{path}' is not up to date: an older version of GearSweep made it, or making it was interrupted. "
                        + "Start the server (or a run) with it once to bring it up to date."
            );
        }
    }

    /// <summary>A database with a migration that this version does not have.</summary>
    /// <param name="name">How messages call the database.</param>
    /// <param name="migration">The migration.</param>
    public static StorageException IsUnknown(string name, string migration) =>
        new(
            $"{name} was made by another version of GearSweep, newer or from before its first release (or by another program): this one does not know its schema "
                + $"'{migration}'. Nothing was changed. Open it with the version that made it, or name another one."
        );

    private static async Task<List<string>> AppliedAsync(
        GearSweepContext context,
        string path,
        CancellationToken cancellation
    )
    {
        if (!await HasTableAsync(context, "__EFMigrationsHistory", cancellation))
        {
            var tables = await context
                .Database.SqlQueryRaw<string>(
                    """
                    SELECT name AS Value FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock'
                    """
                )
                .ToListAsync(cancellation);
            return tables.Count == 0
                ? []
                : throw new StorageException(
                    $"'{path}' is a database of another program (it has a table '{tables[0]}'); nothing was changed."
                );
        }

        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        var unknown = applied.Except(context.Database.GetMigrations()).FirstOrDefault();
        return unknown is null ? applied : throw IsUnknown($"'{path}'", unknown);
    }

    private static async Task<bool> HasTableAsync(
        GearSweepContext context,
        string table,
        CancellationToken cancellation
    ) =>
        await context
            .Database.SqlQuery<int>(
                $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {table}"
            )
            .SingleAsync(cancellation) > 0;
}
