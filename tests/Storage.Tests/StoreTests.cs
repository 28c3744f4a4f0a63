namespace GearSweep.Storage.Tests;

/// <summary>Tests of the store that hold with any database.</summary>
public abstract class StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    protected static CancellationToken Cancellation => TempDatabase.Cancellation;

    protected static async Task<TDatabase> OpenAsync()
    {
        var temp = new TDatabase();
        await temp.ReopenAsync();
        return temp;
    }
}
