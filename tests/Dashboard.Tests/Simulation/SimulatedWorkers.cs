using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Simulation;

internal sealed class SimulatedWorkers : IWorkersGrain
{
    public Exception? Trouble { get; set; }

    public ClusterView View { get; set; } =
        new([
            Silo(
                "S127.0.0.1:11111:152",
                "head",
                ClusterRole.HeadAndWorker,
                [new(new TrialId(5, 312), 1, 7, 20), new(new TrialId(5, 313), 2, 3, 20)]
            ),
            Silo(
                "S127.0.0.1:11112:153",
                "bench",
                ClusterRole.Worker,
                [new(new TrialId(5, 314), 1, 12, 20), new(new TrialId(5, 315), 1, 1, 20)]
            ),
        ]);

    public Task<ClusterView> ViewAsync() =>
        Trouble is null ? Task.FromResult(View) : Task.FromException<ClusterView>(Trouble);

    public Task<DesiredWorkerState> HeartbeatAsync(WorkerStatus worker) => throw new NotSupportedException();

    public List<string> Wishes { get; } = [];

    public Task<ActionReply> DrainAsync(string silo) => Wish($"drain {silo}");

    public Task<ActionReply> SetSlotsAsync(string silo, int slots) => Wish($"{slots} slots {silo}");

    public Task<ActionReply> ClearAsync(string silo) => Wish($"clear {silo}");

    private Task<ActionReply> Wish(string wish)
    {
        Wishes.Add(wish);
        return Task.FromResult(new ActionReply(true, "Done."));
    }

    private static SiloView Silo(string address, string host, ClusterRole role, IReadOnlyList<RunningTrial> running) =>
        new(
            new WorkerStatus(address, host, role, 2, 2, 8_000_000_000, 512, "1.0", running)
            {
                RuntimeVersion = "10.0.1",
                TorchSharpVersion = "0.107.0",
            },
            DateTimeOffset.UnixEpoch,
            156,
            0
        );
}
