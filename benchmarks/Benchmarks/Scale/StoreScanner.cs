using Microsoft.Data.Sqlite;

namespace GearSweep.Benchmarks.Scale;

/// <summary>A program beside the head that reads the whole store again and again, as an analyst's notebook would.</summary>
internal sealed class StoreScanner : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _scanning;

    /// <summary>Begins to read.</summary>
    public StoreScanner(string directory) => _scanning = Task.Factory.StartNew(
        () => Scan(Path.Combine(directory, "store.db")), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Times that all loss points were read.</summary>
    public int Scans { get; private set; }

    /// <summary>What failed, each time that reading did.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>When a sweep's trials ended, in order, in ticks.</summary>
    public static List<long> Ends(string directory, int sweep)
    {
        using var connection = Open(Path.Combine(directory, "store.db"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Ended FROM Trials WHERE SweepId = $sweep ORDER BY Ended";
        command.Parameters.AddWithValue("$sweep", sweep);
        using var reader = command.ExecuteReader();
        var ends = new List<long>();
        while (reader.Read()) ends.Add(reader.GetInt64(0));
        return ends;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _scanning;
        _stop.Dispose();
    }

    private void Scan(string file)
    {
        using var connection = Open(file);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (connection.State != System.Data.ConnectionState.Open) connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT COUNT(*), SUM(TrainMse) FROM LossPoints";
                command.ExecuteScalar();
                Scans++;
            }
            catch (SqliteException error)
            {
                Errors.Add(error.Message);
            }
        }
    }

    private static SqliteConnection Open(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
}
