namespace GearSweep.Storage.PostgreSql.Membership;

/// <summary>
/// The statements that Orleans' ADO.NET clustering asks for by name. Orleans gives the parameters
/// (<c>@DeploymentId</c>, …) and reads the columns by name.
/// </summary>
/// <remarks>
/// The protocol needs compare-and-swap: a row changes only together with its cluster's version, and only if that is
/// still the one that was read. Each change is one statement, hence atomic: the version's row is locked by the first
/// part, a statement that had to wait for it finds another version there and changes nothing. The silo's own heartbeat
/// is no such change.
/// </remarks>
internal static class MembershipStatements
{
    private const string ThisSilo =
        "s.Cluster = @DeploymentId AND s.Address = @Address AND s.Port = @Port AND s.Generation = @Generation";

    private const string NextVersion =
        "UPDATE Clusters c SET Version = c.Version + 1, Changed = now() WHERE c.Cluster = @DeploymentId AND c.Version = @Version";

    private const string Rows = """
        SELECT s.Address, s.Port, s.Generation, s.Name AS SiloName, s.Host AS HostName, s.Status, s.GatewayPort AS ProxyPort,
               s.Suspicions AS SuspectTimes, s.Started AS StartTime, s.Alive AS IAmAliveTime, c.Version
        FROM Clusters c LEFT JOIN Silos s
        """;

    private const int Dead = 6;

    /// <summary>The statements by their names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>
        {
            ["InsertMembershipVersionKey"] = """
                WITH added AS (INSERT INTO Clusters VALUES (@DeploymentId, 0, now()) ON CONFLICT DO NOTHING RETURNING Cluster)
                SELECT EXISTS (SELECT FROM added)
                """,
            ["InsertMembershipKey"] = $"""
                WITH next AS ({NextVersion} AND NOT EXISTS (SELECT FROM Silos s WHERE {ThisSilo}) RETURNING c.Cluster),
                added AS (
                    INSERT INTO Silos (Cluster, Address, Port, Generation, Name, Host, Status, GatewayPort, Started, Alive)
                    SELECT Cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
                    RETURNING Cluster)
                SELECT EXISTS (SELECT FROM added)
                """,
            ["UpdateMembershipKey"] = $"""
                WITH next AS ({NextVersion} AND EXISTS (SELECT FROM Silos s WHERE {ThisSilo}) RETURNING c.Cluster),
                changed AS (
                    UPDATE Silos s SET Status = @Status, Suspicions = @SuspectTimes, Alive = GREATEST(s.Alive, @IAmAliveTime)
                    FROM next WHERE {ThisSilo}
                    RETURNING s.Cluster)
                SELECT EXISTS (SELECT FROM changed)
                """,
            ["UpdateIAmAlivetimeKey"] = $"UPDATE Silos s SET Alive = @IAmAliveTime WHERE {ThisSilo}",
            ["MembershipReadRowKey"] = $"{Rows} ON {ThisSilo} WHERE c.Cluster = @DeploymentId",
            ["MembershipReadAllKey"] = $"{Rows} ON s.Cluster = c.Cluster WHERE c.Cluster = @DeploymentId",
            ["GatewaysQueryKey"] = """
                SELECT s.Address, s.GatewayPort AS ProxyPort, s.Generation FROM Silos s
                WHERE s.Cluster = @DeploymentId AND s.Status = @Status AND s.GatewayPort > 0
                """,
            ["CleanupDefunctSiloEntriesKey"] = $"""
                DELETE FROM Silos s
                WHERE s.Cluster = @DeploymentId AND s.Status = {Dead} AND s.Alive < @IAmAliveTime AND s.Started < @IAmAliveTime
                """,
            // The newer form: Orleans reads the rows, and deletes those that are as it read them.
            ["CleanupDefunctSiloEntryKey"] = $"""
                DELETE FROM Silos s
                WHERE {ThisSilo} AND s.Status = {Dead} AND s.Started = @StartTime AND s.Alive = @IAmAliveTime
                    AND s.Suspicions IS NOT DISTINCT FROM @SuspectTimes
                """,
            ["DeleteMembershipTableEntriesKey"] = "DELETE FROM Clusters c WHERE c.Cluster = @DeploymentId",
        };
}
