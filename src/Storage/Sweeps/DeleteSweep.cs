using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>
/// Takes a sweep out of the store, with all that was stored of it, and the segments that no other sweep has.
/// </summary>
internal static class DeleteSweep
{
    private const int TrialsAtOnce = 500;

    /// <returns>Whether there was such a sweep.</returns>
    public static bool Execute(WriteSession session, int sweep, CancellationToken cancellation)
    {
        var last = session.First(
            "SELECT COALESCE(MAX(Number), -1) FROM Trials WHERE SweepId = ?1",
            row => row.GetInt32(0),
            sweep
        );
        for (var from = 0; from <= last; from += TrialsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested(); // Nothing of it is on disk before the commit.
            foreach (
                var table in (string[])["LossPoints", "Checkpoints", "Models", "Predictions", "TestErrors", "Attempts"]
            )
                session.Execute(
                    $"DELETE FROM {table} WHERE SweepId = ?1 AND Trial >= ?2 AND Trial < ?3",
                    sweep,
                    from,
                    from + TrialsAtOnce
                );
            session.Execute(
                "DELETE FROM Trials WHERE SweepId = ?1 AND Number >= ?2 AND Number < ?3",
                sweep,
                from,
                from + TrialsAtOnce
            );
        }

        cancellation.ThrowIfCancellationRequested();
        foreach (var table in (string[])["Baselines", "ConfigurationResults", "Decisions", "Incumbents"])
            session.Execute($"DELETE FROM {table} WHERE SweepId = ?1", sweep);
        var segments = session.All(
            "SELECT DISTINCT SegmentHash FROM SweepConditions WHERE SweepId = ?1",
            row => row.GetString(0),
            sweep
        );
        session.Execute("DELETE FROM SweepConditions WHERE SweepId = ?1", sweep);
        foreach (var hash in segments)
            session.Execute(
                "DELETE FROM Segments WHERE Hash = ?1 AND NOT EXISTS (SELECT 1 FROM SweepConditions WHERE SegmentHash = ?1)",
                hash
            );
        return session.Execute("DELETE FROM Sweeps WHERE Id = ?1", sweep) > 0;
    }
}
