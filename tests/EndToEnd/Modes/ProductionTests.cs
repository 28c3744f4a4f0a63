using System.Net;
using System.Text.Json;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Modes;

/// <summary>Production mode: heads, a worker and a client that find each other in PostgreSQL.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task Two_heads_a_worker_and_a_client_find_each_other_and_one_head_is_enough()
    {
        if (PostgresServer.Unavailable is { } reason)
            Assert.Skip(reason);
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var server = await PostgresServer.StartAsync();
        var database = server.ConnectionString(await server.CreateDatabaseAsync());

        await using var client = await DashboardProcess.StartAsync(
            workspace.Folder,
            ["--urls", "http://127.0.0.1:0", "--Cluster:Database", database, "--Cluster:Role", "client"]
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.AskAsync("health/ready")).Status);
        await using var worker = Silo(workspace, database, "worker", "--Cluster:JoinTimeout", "0:05:00");
        await worker.LineAsync(line =>
            line.Contains("Waiting for a head of cluster 'gearsweep'", StringComparison.Ordinal)
        );
        await using var first = Silo(workspace, database, "head");
        await using var second = Silo(workspace, database, "head");
        foreach (var silo in new[] { first, second, worker })
            await silo.LineAsync(Started);
        await Until.HoldsAsync("three silos", () => SilosAsync(client, 3));

        await client.LaunchAsync(SmallSweep.Yaml);
        await Until.HoldsAsync("a trial that completed", async () => await CompletedAsync(client) > 0);
        await first.KillAsync();
        await Until.HoldsAsync("the end of the sweep", async () => await CompletedAsync(client) == SmallSweep.Trials);

        worker.Terminate();
        Assert.True(await worker.ExitAsync() == 0, worker.Errors);
        Assert.All(
            new[] { worker, first, second },
            silo => Assert.DoesNotContain(PostgresServer.Password, silo.Output + silo.Errors, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            PostgresServer.Password,
            client.Process.Output + client.Process.Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_worker_of_a_cluster_without_a_head_is_refused_with_the_clusters_there_are()
    {
        if (PostgresServer.Unavailable is { } reason)
            Assert.Skip(reason);
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var server = await PostgresServer.StartAsync();
        var database = server.ConnectionString(await server.CreateDatabaseAsync());
        await using var head = Silo(workspace, database, "head");
        await head.LineAsync(Started);

        await using var worker = Silo(
            workspace,
            database,
            "worker",
            "--Cluster:ClusterId",
            "other",
            "--Cluster:JoinTimeout",
            "0:00:01"
        );
        Assert.Equal(2, await worker.ExitAsync());
        Assert.StartsWith(
            "Cluster:Database: no silo of cluster 'other' answered within 1 s;",
            worker.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("the database also knows 'gearsweep'", worker.Errors, StringComparison.Ordinal);
        Assert.Single(worker.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_refused_without_its_password()
    {
        using var workspace = new Workspace();
        var database =
            $"Host=127.0.0.1;Port={DashboardProcess.FreePort()};Database=gearsweep;Username=gearsweep;Password=hunter2";
        await using var worker = Silo(workspace, database, "worker", "--Cluster:JoinTimeout", "0:00:01");
        Assert.Equal(2, await worker.ExitAsync());
        Assert.Contains("gearsweep", worker.Errors, StringComparison.Ordinal);
        Assert.Single(worker.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("hunter2", worker.Output + worker.Errors, StringComparison.Ordinal);
    }

    private static bool Started(string line) => line.Contains("Started.", StringComparison.Ordinal);

    private static GearSweepProcess Silo(Workspace workspace, string database, string role, params string[] more)
    {
        string[] data = role == "head" ? ["--Store:Data", workspace.Data, "--Cluster:SiloPort", "0"] : [];
        return GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            ["--Cluster:Database", database, "--Cluster:Role", role, .. data, .. more]
        );
    }

    private static async Task<bool> SilosAsync(DashboardProcess client, int count)
    {
        var (status, text) = await client.AskAsync("api/cluster");
        return status == HttpStatusCode.OK && text.Split("\"silo\":", StringSplitOptions.None).Length - 1 == count;
    }

    private static async Task<int> CompletedAsync(DashboardProcess client)
    {
        var (status, text) = await client.AskAsync("api/sweeps/1");
        if (status != HttpStatusCode.OK)
            return 0; // A head that was killed is still being looked for.
        return JsonElement.Parse(text).GetProperty("row").GetProperty("counts").GetProperty("completed").GetInt32();
    }
}
