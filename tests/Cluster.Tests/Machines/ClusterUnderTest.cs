using System.Globalization;
using System.Text.Json;
using GearSweep.Cluster.Tests.Network;
using GearSweep.Testing;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>
/// A cluster as its users have it: the real programs, one on each machine, each under a supervisor that starts it again
/// whenever it ends. Heads are dashboards, with slots of their own; workers are silos.
/// </summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const int HeadPort = 11111;
    private const int TailLines = 40;
    private static readonly Uri Dashboard = new("http://127.0.0.1:5080");

    private static readonly string[] CommonArguments =
    [
        "--Slots:Count",
        "2",
        "--Slots:ReportInterval",
        "00:00:00.050",
        // Sooner than the defaults, so that a fault is over in seconds: the faults are the same.
        "--Membership:ProbeTimeout",
        "00:00:01",
        "--Membership:MissedProbes",
        "2",
        "--Logging:LogLevel:Microsoft.AspNetCore",
        "Warning",
        "--Logging:Console:FormatterName",
        "simple",
        "--Logging:Console:FormatterOptions:SingleLine",
        "true",
        "--Logging:Console:FormatterOptions:TimestampFormat",
        "HH:mm:ss.fff ",
        "--Logging:Console:FormatterOptions:UseUtcTimestamp",
        "true",
    ];

    private readonly List<ApiClient> _apis = [];

    private ClusterUnderTest(NetworkLab lab) => Lab = lab;

    /// <summary>The machines and their cables.</summary>
    public NetworkLab Lab { get; }

    /// <summary>The database server, in production mode.</summary>
    public PostgresServer? Database { get; private init; }

    /// <summary>The heads.</summary>
    public List<ClusterMember> Heads { get; } = [];

    /// <summary>The workers.</summary>
    public List<ClusterMember> Workers { get; } = [];

    /// <summary>All programs.</summary>
    public IEnumerable<ClusterMember> Members => Heads.Concat(Workers);

    /// <summary>
    /// Lab mode: the first machine is the head, with the store in a SQLite file; the others are workers. Waits until
    /// all know each other.
    /// </summary>
    public static async Task<ClusterUnderTest> StartLabAsync(NetworkLab lab, Workspace workspace)
    {
        var cluster = new ClusterUnderTest(lab);
        var head = lab.Hosts[0];
        cluster.AddHead("head", head, workspace, "--Cluster:SiloPort", $"{HeadPort}", "--Store:File", workspace.Store);
        foreach (var host in lab.Hosts.Skip(1))
            cluster.AddWorker($"worker {host.Number}", host, workspace, "--Cluster:Head", $"{head.Address}:{HeadPort}");
        return await cluster.WholeAsync();
    }

    /// <summary>
    /// Production mode: all machines but the last two are heads, the one after them is a worker, and the last one has
    /// the database. Waits until all know each other.
    /// </summary>
    /// <param name="lab">The machines.</param>
    /// <param name="workspace">Where data and logs are.</param>
    /// <param name="database">The server, on the last machine.</param>
    /// <param name="name">The database.</param>
    /// <param name="headArguments">What else heads are started with.</param>
    public static async Task<ClusterUnderTest> StartProductionAsync(
        NetworkLab lab,
        Workspace workspace,
        PostgresServer database,
        string name,
        params string[] headArguments
    )
    {
        var cluster = new ClusterUnderTest(lab) { Database = database };
        string[] connection = ["--Cluster:Database", database.ConnectionString(name)];
        foreach (var host in lab.Hosts.SkipLast(2))
            cluster.AddHead($"head {host.Number}", host, workspace, [.. connection, .. headArguments]);
        var worker = lab.Hosts[^2];
        cluster.AddWorker($"worker {worker.Number}", worker, workspace, [.. connection, "--Cluster:Role", "worker"]);
        return await cluster.WholeAsync();
    }

    /// <summary>Launches a sweep.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> LaunchAsync(string yaml)
    {
        // A head's silo may have joined before its pages listen.
        await WaitAsync("the first head answers", () => AnswersAsync(_apis[0]));
        return await _apis[0].LaunchAsync(yaml);
    }

    /// <summary>Waits until a silo of every machine is in the cluster.</summary>
    public Task AwaitAllAsync() => WaitAsync("all silos are in the cluster", IsWholeAsync);

    /// <summary>Whether a silo of every machine is in the cluster.</summary>
    public async Task<bool> IsWholeAsync() =>
        (await StatusesAsync()).Select(AddressOf).ToArray() is var silos
        && Members.All(member => member.SiloIn(silos) is not null);

    /// <summary>Waits until no silo of the cluster trains, and all are in it: what was on its way has come.</summary>
    public Task AwaitRestAsync() =>
        WaitAsync(
            "all silos are in the cluster, and none trains",
            async () =>
                await StatusesAsync() is var all
                && Members.All(member => member.SiloIn(all.Select(AddressOf)) is not null)
                && !all.Any(Trains)
        );

    /// <summary>
    /// The silo of a machine, once the cluster counts it as its own and it trains; <see langword="null"/> before.
    /// </summary>
    public async Task<string?> TrainingSiloOfAsync(ClusterMember member)
    {
        var all = await StatusesAsync();
        return
            member.SiloIn(all.Select(AddressOf)) is { } silo
            && all.Any(status => AddressOf(status) == silo && Trains(status))
            ? silo
            : null;
    }

    /// <summary>
    /// Whether the cluster, as the other machines see it, still counts a machine's silo as its own, or does not answer.
    /// </summary>
    public async Task<bool> HasAsync(ClusterMember member, string silo) =>
        await StatusesAsync(except: member) is var all && (all.Count == 0 || all.Select(AddressOf).Contains(silo));

    /// <summary>
    /// Waits for something; if it never comes, what the programs printed last is part of the message.
    /// </summary>
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

    /// <summary>
    /// Programs that ended as if they had been asked to: a supervisor that restarts on failure alone would have left
    /// them away.
    /// </summary>
    public IReadOnlyList<string> Strays() =>
        [.. Members.SelectMany(member => member.Program.Strays.Select(stray => $"{member.Name}: {stray}"))];

    /// <summary>What the programs printed last.</summary>
    public string Report() =>
        string.Join(
            '\n',
            Members.Select(member =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"-- {member.Name} (life {member.Program.Starts}):\n{member.Program.Tail(TailLines)}"
                )
            )
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members)
            await member.Program.DisposeAsync();
        foreach (var api in _apis)
            api.Dispose();
    }

    private static string AddressOf(JsonElement status) => status.GetProperty("silo").GetString()!;

    private static bool Trains(JsonElement status) => status.GetProperty("running").GetArrayLength() > 0;

    // Checkpoints come often, so that what goes on goes on from one.
    private void AddHead(string name, LabHost host, Workspace workspace, params string[] arguments)
    {
        string[] all =
        [
            .. arguments,
            "--urls",
            Dashboard.OriginalString,
            "--Store:Data",
            workspace.Data,
            "--Sweeps:CheckpointInterval",
            "00:00:00.020",
        ];
        Heads.Add(Member(name, host, workspace, "Dashboard", all));
        _apis.Add(new ApiClient(Dashboard, host.Transport()));
    }

    private void AddWorker(string name, LabHost host, Workspace workspace, params string[] arguments) =>
        Workers.Add(Member(name, host, workspace, "Silo", arguments));

    private static ClusterMember Member(
        string name,
        LabHost host,
        Workspace workspace,
        string project,
        string[] arguments
    )
    {
        string[] all =
        [
            .. CommonArguments,
            "--Cluster:Address",
            $"{host.Address}",
            "--Cluster:SecretFile",
            Secret(workspace),
            .. arguments,
        ];
        var log = Path.Combine(workspace.Folder, $"{name.Replace(' ', '-')}.log");
        return new ClusterMember(
            name,
            host,
            new SupervisedProcess(log, () => GearSweepProcess.StartBy(host.Launcher, project, workspace.Folder, all))
        );
    }

    private static string Secret(Workspace workspace) =>
        workspace.Write("cluster.secret", "the secret of a cluster of tests, long enough");

    private async Task<ClusterUnderTest> WholeAsync()
    {
        try
        {
            await AwaitAllAsync();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(ApiClient api)
    {
        try
        {
            await api.GetAsync("cluster");
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    // What the silos said last, by the head that answers first: one that is cut off from the leader waits long for it.
    private async Task<IReadOnlyList<JsonElement>> StatusesAsync(ClusterMember? except = null)
    {
        using var enough = new CancellationTokenSource();
        var asked = Heads
            .Zip(_apis)
            .Where(head => head.First != except)
            .Select(head => head.Second.GetAsync("cluster", enough.Token))
            .ToList();
        IReadOnlyList<JsonElement>? silos = null;
        await foreach (var answer in Task.WhenEach(asked))
        {
            try
            {
                silos ??=
                [
                    .. (await answer).GetProperty("silos").EnumerateArray().Select(s => s.GetProperty("status")),
                ];
                await enough.CancelAsync();
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                // It is away, or has no answer, or was too late.
            }
        }

        return silos ?? [];
    }
}
