using Microsoft.Data.Sqlite;

namespace GearSweep.Benchmarks.Scale;

/// <summary>
/// A program beside the head that reads the whole store again and again, as an analyst's notebook would.
/// </summary>
internal sealed class StoreScanner : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _scanning;

    private StoreScanner(string file, string query, bool waits) =>
        _scanning = Task.Factory.StartNew(
            () => Scan(file, query, waits),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Times that all loss points were read.</summary>
    public int Scans { get; private set; }

    /// <summary>What failed, each time that reading did.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Begins to read a store.</summary>
    public static StoreScanner OfStore(string directory) =>
        new(Path.Combine(directory, "store.db"), "SELECT COUNT(*), SUM(TrainMse) FROM LossPoints", waits: false);

    /// <summary>Begins to read Optuna's file, as soon as it has made it anew.</summary>
    public static StoreScanner OfOptuna(string file)
    {
        File.Delete(file);
        return new(file, "SELECT COUNT(*), SUM(intermediate_value) FROM trial_intermediate_values", waits: true);
    }

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
        while (reader.Read())
            ends.Add(reader.GetInt64(0));
        return ends;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _scanning;
        _stop.Dispose();
    }

    /// <param name="file">What is read.</param>
    /// <param name="query">All of its loss points.</param>
    /// <param name="waits">Whether what fails before anything was read is no error, as the file is still being
    /// made.</param>
    private void Scan(string file, string query, bool waits)
    {
        using var connection = Open(file);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (connection.State != System.Data.ConnectionState.Open)
                    connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = query;
                command.ExecuteScalar();
                Scans++;
            }
            catch (SqliteException error)
            {
                if (!waits || Scans > 0)
                    Errors.Add(error.Message);
                else
                    Thread.Sleep(1);
            }
        }
    }

    private static SqliteConnection Open(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
}
