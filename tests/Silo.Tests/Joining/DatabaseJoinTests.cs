using GearSweep.Shared.Cluster;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Membership;
using GearSweep.Storage.PostgreSql.Membership;
using Npgsql;

namespace GearSweep.Silo.Joining;

/// <summary>Production mode: who may join is decided before there is a row of membership.</summary>
public sealed class DatabaseJoinTests(MembershipDatabase database) : IClassFixture<MembershipDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HandshakeRequest.Silo)]
    [InlineData(HandshakeRequest.Client)]
    public async Task An_older_process_is_answered_refused_logged_and_never_a_member(string caller)
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        await using var head = await TestHead.StartInDatabaseAsync(folder, connectionString);

        var reply = await OlderCaller.HandshakeAsync(
            caller == HandshakeRequest.Silo ? head.Port : head.GatewayPort!.Value,
            folder.Path,
            caller,
            Cancellation
        );

        Assert.Equal((ClusterProtocol.Version, "production", "head"), (reply.Protocol, reply.Mode, reply.Role));
        // It is written after the answer is sent.
        var line = await Until.NotNullAsync(() => Task.FromResult(head.Log.Lines.SingleOrDefault(IsRefusal)));
        Assert.EndsWith(
            $"(protocol {OlderCaller.Protocol}, older); run the same version on all machines",
            line,
            StringComparison.Ordinal
        );
        Assert.Equal([head.Port], await PortsAsync(connectionString));
    }

    [Fact]
    public async Task A_silo_that_finds_an_older_one_registered_does_not_register_itself()
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        await using var older = new SimulatedHead(
            new HandshakeResponse(
                OlderCaller.Protocol,
                "0.9",
                folder.Path,
                HandshakeRequest.Silo,
                Mode: null,
                Role: null,
                "127.0.0.1:11111@1"
            )
        );
        await MembershipTables.CreateAsync(connectionString, TimeSpan.FromSeconds(20), Cancellation);
        await RegisterAsync(connectionString, folder.Path, older.Port);

        foreach (var role in new[] { "head", "worker" })
        {
            var error = await Assert.ThrowsAsync<ClusterException>(() =>
                TestHead.StartInDatabaseAsync(folder, connectionString, role)
            );
            Assert.StartsWith(
                $"Cluster:Database: the silo at 127.0.0.1:{older.Port} runs GearSweep 0.9 (cluster protocol {OlderCaller.Protocol}, older)",
                error.Message,
                StringComparison.Ordinal
            );
            Assert.Equal([older.Port], await PortsAsync(connectionString));
            // No table was made or changed over a head that runs.
            Assert.False(await HasResultsAsync(connectionString));
        }
    }

    [Fact]
    public async Task A_head_of_another_cluster_is_refused_for_as_long_as_one_of_the_first_runs()
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        using var other = new TestFolder();
        await using (var head = await TestHead.StartInDatabaseAsync(folder, connectionString))
        {
            var error = await Assert.ThrowsAsync<ClusterException>(() =>
                TestHead.StartInDatabaseAsync(other, connectionString)
            );
            Assert.Equal(
                $"Cluster:Database: the database belongs to cluster '{folder.Path}', of which the silo at 127.0.0.1:{head.Port} runs, and this process to '{other.Path}'; "
                    + "give both the same Cluster:ClusterId, or each cluster a database of its own.",
                error.Message
            );
        }

        await using var second = await TestHead.StartInDatabaseAsync(other, connectionString);
    }

    [Theory]
    [InlineData(null, "needs the cluster's secret, and this process has none")]
    [InlineData("another secret, which is long enough as well", "was given another secret than this process")]
    public async Task A_silo_without_the_secret_of_those_that_run_is_refused(string? secret, string reason)
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        await using var head = await TestHead.StartInDatabaseAsync(
            folder,
            connectionString,
            more: Secret("the secret of a cluster of tests, long enough")
        );
        foreach (var role in new[] { "head", "worker" })
        {
            var error = await Assert.ThrowsAsync<ClusterException>(() =>
                TestHead.StartInDatabaseAsync(folder, connectionString, role, Secret(secret))
            );
            Assert.StartsWith(
                $"Cluster:Database: the silo at 127.0.0.1:{head.Port} {reason}",
                error.Message,
                StringComparison.Ordinal
            );
        }

        await using var worker = await TestHead.StartInDatabaseAsync(
            folder,
            connectionString,
            "worker",
            Secret("the secret of a cluster of tests, long enough")
        );
        Assert.Equal(2, (await PortsAsync(connectionString)).Count);

        (string, string)[] Secret(string? text)
        {
            if (text is null)
                return [];
            var file = Path.Combine(folder.Path, "cluster.secret");
            File.WriteAllText(file, text);
            return [("Cluster:SecretFile", file)];
        }
    }

    [Fact]
    public async Task A_worker_that_names_a_head_of_production_mode_is_refused_with_what_to_do_and_both_sides_say_why()
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        await using var head = await TestHead.StartInDatabaseAsync(folder, connectionString);

        var error = await Assert.ThrowsAsync<ClusterException>(() => TestHead.JoinAsync(folder, head, slots: 0));

        const string Reason =
            " is a head in production mode, where silos find each other in a database and not by the address of a head; "
            + "give this process Cluster:Role worker and the same Cluster:Database instead of Cluster:Head";
        Assert.Equal($"Cluster:Head: 127.0.0.1:{head.Port}{Reason}.", error.Message);
        await Until.TrueAsync(() =>
            Task.FromResult(
                head.Log.Lines.Any(line => IsRefusal(line) && line.EndsWith(Reason, StringComparison.Ordinal))
            )
        );
        Assert.Equal([head.Port], await PortsAsync(connectionString));
    }

    [Fact]
    public async Task A_worker_of_the_database_is_let_in()
    {
        var connectionString = await database.CreateAsync();
        using var folder = new TestFolder();
        await using var head = await TestHead.StartInDatabaseAsync(folder, connectionString);
        await using var worker = await TestHead.StartInDatabaseAsync(folder, connectionString, "worker");

        Assert.Equal(new[] { head.Port, worker.Port }.Order(), await PortsAsync(connectionString));
        Assert.DoesNotContain(head.Log.Lines.Concat(worker.Log.Lines), IsRefusal);
    }

    private static bool IsRefusal(string line) => line.StartsWith("Refused ", StringComparison.Ordinal);

    /// <summary>The silo ports of all rows of membership.</summary>
    private static async Task<IReadOnlyList<int>> PortsAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT Port FROM Silos ORDER BY Port");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        List<int> ports = [];
        while (await reader.ReadAsync(Cancellation))
            ports.Add(reader.GetInt32(0));
        return ports;
    }

    private static async Task<bool> HasResultsAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            "SELECT to_regclass('\"Trials\"') IS NOT NULL OR to_regclass('trials') IS NOT NULL"
        );
        return (bool)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task RegisterAsync(string connectionString, string cluster, int port)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand("INSERT INTO Clusters VALUES ($1, 1, now())")
            {
                Parameters = { new() { Value = cluster } },
            }
        );
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(
                "INSERT INTO Silos VALUES ($1, '127.0.0.1', $2, 1, 'older', 'host', $3, 0, NULL, now(), now())"
            )
            {
                Parameters =
                {
                    new() { Value = cluster },
                    new() { Value = port },
                    new() { Value = (int)SiloStatus.Active },
                },
            }
        );
        await batch.ExecuteNonQueryAsync(Cancellation);
    }
}
