using GearSweep.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>
/// A read transaction: all queries of an operation see the same moment. Deferred, because EF Core's own would begin by asking for the write lock.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly GearSweepContext _context;
    private readonly SqliteTransaction _transaction;

    private Snapshot(GearSweepContext context, SqliteTransaction transaction)
    {
        _context = context;
        _transaction = transaction;
    }

    public static async Task<Snapshot> BeginAsync(GearSweepContext context, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, cancellation);
        return new Snapshot(context, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.Database.UseTransactionAsync(null);
        await _transaction.DisposeAsync();
        await _context.Database.CloseConnectionAsync();
    }
}
