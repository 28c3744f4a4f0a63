using System.Data.Common;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Reading;

/// <summary>A read transaction: all queries of an operation see the same moment.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly GearSweepContext _context;
    private readonly DbTransaction _transaction;

    private Snapshot(GearSweepContext context, DbTransaction transaction)
    {
        _context = context;
        _transaction = transaction;
    }

    public static async Task<Snapshot> BeginAsync(GearSweepContext context, CancellationToken cancellation)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        var transaction = await context.BeginSnapshotAsync(cancellation);
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
