using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GearSweep.EndToEnd.Runs;

/// <summary>Looks into a store by SQL, beside the process that owns it.</summary>
internal sealed class StoreView(string path)
{
    private const int CannotOpen = 14; // SQLITE_CANTOPEN: it is not there yet.

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ToString();

    /// <summary>The first column of all rows, as text.</summary>
    public IReadOnlyList<string> Texts(string sql)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }

    /// <summary>One whole number; 0 for as long as the store is not made yet.</summary>
    public long Count(string sql)
    {
        try
        {
            return long.Parse(Texts(sql)[0], CultureInfo.InvariantCulture);
        }
        catch (SqliteException error)
            when (error.SqliteErrorCode == CannotOpen
                || error.Message.Contains("no such table", StringComparison.Ordinal)
            )
        {
            return 0;
        }
    }

    /// <summary>Trials that have completed.</summary>
    public long Completed() => Count("SELECT COUNT(*) FROM Trials WHERE State = 2");

    /// <summary>Whether the sweep has.</summary>
    public bool IsOver() => Count("SELECT COUNT(*) FROM Sweeps WHERE State = 2") == 1;

    /// <summary>The most epochs that a running attempt has told of.</summary>
    /// <param name="silo">Part of the silo's address; empty for any silo.</param>
    public long RunningEpochs(string silo = "") =>
        Count(
            $"""
            SELECT COALESCE(MAX(Points), 0) FROM (
                SELECT COUNT(*) AS Points FROM LossPoints p
                JOIN Attempts a ON a.SweepId = p.SweepId AND a.Trial = p.Trial AND a.Number = p.Attempt
                WHERE a.Ended IS NULL AND a.Silo LIKE '%{silo}%' GROUP BY p.Trial)
            """
        );

    /// <summary>Whether an attempt runs that is neither about to begin nor about to end.</summary>
    /// <param name="epochs">Epochs of a trial.</param>
    public bool IsAmidTrial(int epochs) =>
        Count(
            $"""
            SELECT COUNT(*) FROM (
                SELECT COUNT(*) AS Points FROM LossPoints p
                JOIN Attempts a ON a.SweepId = p.SweepId AND a.Trial = p.Trial AND a.Number = p.Attempt
                WHERE a.Ended IS NULL GROUP BY p.Trial)
            WHERE Points BETWEEN 2 AND {epochs / 2}
            """
        ) > 0;

    /// <summary>Running trials that have a checkpoint.</summary>
    public long RunningCheckpoints() =>
        Count(
            "SELECT COUNT(*) FROM Checkpoints c JOIN Trials t ON t.SweepId = c.SweepId AND t.Number = c.Trial WHERE t.State = 1 AND c.Epoch > 0"
        );

    /// <summary>
    /// What is wrong with a sweep that is over: trials that are not there exactly once and completed, attempts without
    /// an end, and curves with a gap or with an epoch twice.
    /// </summary>
    public IReadOnlyList<string> Faults(int trials, int epochs) =>
        [
            .. Texts(
                $"""
                WITH RECURSIVE Expected(Number) AS (SELECT 0 UNION ALL SELECT Number + 1 FROM Expected WHERE Number + 1 < {trials})
                SELECT 'trial ' || e.Number || ' is there ' || COUNT(t.Number) || ' times' FROM Expected e
                LEFT JOIN Trials t ON t.Number = e.Number AND t.SweepId = 1 GROUP BY e.Number HAVING COUNT(t.Number) <> 1
                """
            ),
            .. Texts(
                $"""
                SELECT 'trial ' || t.Number || ': state ' || t.State || ', ' || t.Epochs || ' epochs, curve of ' || COUNT(p.Epoch) || ' points, '
                    || COUNT(DISTINCT p.Epoch) || ' different ones from ' || COALESCE(MIN(p.Epoch), 0) || ' to ' || COALESCE(MAX(p.Epoch), 0)
                    || ', attempts ' || t.Attempts || ', message ' || COALESCE(t.Message, 'none') || '; ends '
                    || (SELECT GROUP_CONCAT(COALESCE("End", 'none')) FROM Attempts a WHERE a.SweepId = t.SweepId AND a.Trial = t.Number)
                FROM Trials t LEFT JOIN LossPoints p ON p.SweepId = t.SweepId AND p.Trial = t.Number AND NOT p.Superseded
                GROUP BY t.SweepId, t.Number
                HAVING t.SweepId <> 1 OR t.Number >= {trials} OR t.State <> 2 OR t.Epochs <> {epochs} OR COUNT(p.Epoch) <> {epochs}
                    OR COUNT(DISTINCT p.Epoch) <> {epochs} OR MIN(p.Epoch) <> 1 OR MAX(p.Epoch) <> {epochs}
                """
            ),
            .. Texts("SELECT 'attempt ' || Trial || '/' || Number || ' has no end' FROM Attempts WHERE Ended IS NULL"),
            .. Texts("SELECT 'sweep ' || Id || ' is in state ' || State FROM Sweeps WHERE Id <> 1 OR State <> 2"),
            .. Texts("SELECT 'trial ' || Trial || ' has kept its checkpoint' FROM Checkpoints"),
        ];
}
