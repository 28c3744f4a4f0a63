using System.Globalization;
using System.Text.Json;
using GearSweep.Cluster.Tests.Network;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>
/// A cluster in lab mode as its users have it: the dashboard as the head on the first machine, with the store in a SQLite file, and a worker on each of the
/// others; every program under a supervisor, which is a part of lab mode.
/// </summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const int HeadPort = 11111;
    private const int TailLines = 40;
    private static readonly Uri Dashboard = new("http://127.0.0.1:5080");

    private readonly ApiClient _api;

    private ClusterUnderTest(NetworkLab lab, Workspace workspace)
    {
        Lab = lab;
        Head = Member("head", lab.Hosts[0], workspace, "Dashboard", HeadArguments(lab, workspace));
        _api = new ApiClient(Dashboard, lab.Hosts[0].Transport());
    }

    /// <summary>The machines and their cables.</summary>
    public NetworkLab Lab { get; }

    /// <summary>The head.</summary>
    public ClusterMember Head { get; }

    /// <summary>The workers.</summary>
    public IReadOnlyList<ClusterMember> Workers { get; private set; } = [];

    /// <summary>All machines.</summary>
    public IEnumerable<ClusterMember> Members => Workers.Prepend(Head);

    /// <summary>Starts all programs and waits until they know each other.</summary>
    public static async Task<ClusterUnderTest> StartAsync(NetworkLab lab, Workspace workspace)
    {
        var cluster = new ClusterUnderTest(lab, workspace);
        try
        {
            cluster.Workers =
            [
                .. lab.Hosts.Skip(1).Select(host => Member($"worker {host.Number}", host, workspace, "Silo", WorkerArguments(lab, host))),
            ];
            await cluster.WaitAsync("all silos are in the cluster", cluster.IsWholeAsync);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Launches a sweep.</summary>
    /// <returns>Its number.</returns>
    public Task<int> LaunchAsync(string yaml) => _api.LaunchAsync(yaml);

    /// <summary>Whether a silo of every machine is in the cluster.</summary>
    public async Task<bool> IsWholeAsync() => await StatusesAsync() is var all && Members.All(member => all.Select(AddressOf).Any(member.Owns));

    /// <summary>The address of a machine's silo, if the cluster counts one as its own; empty while it does not, or does not answer.</summary>
    public async Task<string> SiloOfAsync(ClusterMember member) =>
        (await StatusesAsync()).Select(AddressOf).LastOrDefault(member.Owns) ?? "";

    /// <summary>Whether the cluster still counts a silo as its own, or does not answer.</summary>
    public async Task<bool> HasAsync(string silo) => await StatusesAsync() is var all && (all.Count == 0 || all.Select(AddressOf).Contains(silo));

    /// <summary>Whether a machine's silo trains.</summary>
    public async Task<bool> TrainsAsync(ClusterMember member) =>
        (await StatusesAsync()).Any(status => member.Owns(AddressOf(status)) && status.GetProperty("running").GetArrayLength() > 0);

    /// <summary>Waits for something; if it never comes, what the programs printed last is part of the message.</summary>
    public async Task WaitAsync(string what, Func<Task<bool>> condition)
    {
        try
        {
            await Until.HoldsAsync(what, condition);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}\n{Report()}", late);
        }
    }

    /// <summary>What the programs printed last.</summary>
    public string Report() => string.Join('\n', Members.Select(member => string.Create(
        CultureInfo.InvariantCulture, $"-- {member.Name} (life {member.Program.Starts}):\n{member.Program.Tail(TailLines)}")));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members) await member.Program.DisposeAsync();
        _api.Dispose();
    }

    private static ClusterMember Member(string name, LabHost host, Workspace workspace, string project, string[] arguments) => new(
        name,
        host,
        new SupervisedProcess(
            Path.Combine(workspace.Folder, $"{name.Replace(' ', '-')}.log"),
            () => GearSweepProcess.StartBy(host.Launcher, project, workspace.Folder, arguments)));

    private static string[] HeadArguments(NetworkLab lab, Workspace workspace) =>
    [
        "--urls", Dashboard.OriginalString, "--Cluster:Address", $"{lab.Hosts[0].Address}", "--Cluster:SiloPort", $"{HeadPort}", .. CommonArguments,
        "--Store:Data", workspace.Data, "--Store:File", workspace.Store,
        "--Sweeps:CheckpointInterval", "00:00:00.020", "--Sweeps:MaxAttempts", "100",
    ];

    private static string[] WorkerArguments(NetworkLab lab, LabHost host) =>
        ["--Cluster:Head", $"{lab.Hosts[0].Address}:{HeadPort}", "--Cluster:Address", $"{host.Address}", .. CommonArguments];

    private static readonly string[] CommonArguments =
    [
        "--Slots:Count", "2", "--Slots:ReportInterval", "00:00:00.050",
        // Sooner than the defaults, so that a fault is over in seconds: the faults are the same.
        "--Cluster:ProbeTimeout", "00:00:01", "--Cluster:MissedProbes", "2",
        "--Logging:LogLevel:Microsoft.AspNetCore", "Warning", "--Logging:Console:FormatterName", "simple", "--Logging:Console:FormatterOptions:SingleLine", "true",
        "--Logging:Console:FormatterOptions:TimestampFormat", "HH:mm:ss.fff ", "--Logging:Console:FormatterOptions:UseUtcTimestamp", "true",
    ];

    private static string AddressOf(JsonElement status) => status.GetProperty("silo").GetString()!;

    // What the silos said last; nothing while the head is away.
    private async Task<IReadOnlyList<JsonElement>> StatusesAsync()
    {
        try
        {
            var cluster = await _api.GetAsync("cluster");
            return [.. cluster.GetProperty("silos").EnumerateArray().Select(silo => silo.GetProperty("status"))];
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            return [];
        }
    }
}
