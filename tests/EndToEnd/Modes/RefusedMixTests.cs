using System.Globalization;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Modes;

/// <summary>
/// What cannot be meant is refused before anything starts: exit code 2, and one line on standard error that says what
/// to do.
/// </summary>
public sealed class RefusedMixTests
{
    private const string Database = "Host=127.0.0.1;Port=1;Database=gearsweep;Username=gearsweep;Password=hunter2";

    [Theory]
    [InlineData(
        "--Cluster:Head 127.0.0.1:11111 --Store:File x.db",
        "Store:File ('x.db') is given, but this process is a worker: the results are at the head;"
    )]
    [InlineData(
        $"--Cluster:Database {Database} --Store:File x.db",
        "Store:File ('x.db') and Cluster:Database are both given;"
    )]
    [InlineData(
        $"--Cluster:Database {Database} --Cluster:Head 127.0.0.1:11111",
        "Cluster:Head ('127.0.0.1:11111', lab mode) and Cluster:Database"
    )]
    [InlineData("--Cluster:Database hunter2", "Cluster:Database is no connection string of PostgreSQL;")]
    [InlineData(
        $"--Cluster:Database={Database}",
        "--Cluster:Database holds a password, and others can read a command line; the database's connection string belongs into"
    )]
    [InlineData($"--Store:File {Database}", "--Store:File holds a password, and others can read a command line;")]
    [InlineData(
        "--Cluster:Head gearsweep:hunter2@127.0.0.1:11111",
        "--Cluster:Head holds a password, and others can read a command line;"
    )]
    [InlineData("--Cluster:Hed 127.0.0.1:11111", "Cluster:Hed is no known key;")]
    [InlineData(
        "--Clutser:Head 127.0.0.1:11111",
        "--Clutser:Head: is no known section; expected one of Cluster, Membership,"
    )]
    [InlineData("--Cluster:Head lab-head", "Cluster:Head is 'lab-head'; expected host:port")]
    [InlineData("--Cluster:Role worker", "Cluster:Role is 'worker', but no cluster is named;")]
    [InlineData("--Cluster:Connect 127.0.0.1:30000", "Cluster:Role is 'client', but this program hosts a silo;")]
    [InlineData("--Cluster:SiloPort many", "Cluster:SiloPort is 'many'; expected a whole number")]
    [InlineData("--Slots:Count 5000", "Slots:Count is 5000; expected 0 to 1024")]
    [InlineData("--Slots:Cuont 2", "Slots:Cuont is no known key; expected one of Count, IdleInterval,")]
    [InlineData("--Sweeps:Lease 00:00:01", "Sweeps:Lease is 00:00:01; expected 00:00:05 to 1.00:00:00")]
    [InlineData(
        "--Cluster:Head 127.0.0.1:1 --Cluster:JoinTimeout 0:0:0.6",
        "Cluster:Head: nobody answered at 127.0.0.1:1 within 0.6 s (Connection refused);"
    )]
    public async Task A_wrong_mix_is_refused_with_what_to_do(string arguments, string expected)
    {
        using var workspace = new Workspace();
        await RefusedAsync(workspace, expected, arguments.Split(' '));
    }

    [Fact]
    public async Task A_worker_of_another_cluster_is_refused_with_both_names_and_the_head_goes_on()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var port = DashboardProcess.FreePort();
        await using var head = await DashboardProcess.StartAsync(workspace, port, slots: 0);

        var address = $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        await RefusedAsync(
            workspace,
            $"Cluster:Head: {address} belongs to cluster 'gearsweep', and this process to 'other'; give both the same Cluster:ClusterId",
            "--Cluster:Head",
            address,
            "--Cluster:ClusterId",
            "other"
        );

        await head.Process.LineAsync(line => line.Contains("a silo of cluster 'other'", StringComparison.Ordinal));
        Assert.Equal(1, (await head.GetAsync("cluster")).GetProperty("silos").GetArrayLength());
    }

    [Fact]
    public async Task A_second_head_on_the_same_file_is_refused_with_the_owner()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var head = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 0);

        await RefusedAsync(
            workspace,
            $"'{workspace.Store}' is in use by process {head.Process.Id} on {Environment.MachineName}; only one process may write it.",
            "--Store:File",
            workspace.Store,
            "--Store:Data",
            workspace.Data,
            "--Cluster:SiloPort",
            "0"
        );
    }

    private static async Task RefusedAsync(Workspace workspace, string expected, params string[] arguments)
    {
        var (code, output, errors) = await GearSweepProcess.RunAsync("Silo", workspace.Folder, arguments);
        Assert.True(code == 2, $"{code}: {output}{errors}");
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("hunter2", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }
}
