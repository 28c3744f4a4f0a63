using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Network;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// Does to a cluster what a plan says. What lasts for a while is over when this returns; who was killed comes back by
/// itself.
/// </summary>
internal sealed class Faults(ClusterUnderTest cluster)
{
    // A silo that is silent keeps its trials for 30 s, and a call waits 60 s for its answer.
    private const double BeyondLease = 31;
    private const double BeyondAnswer = 61;

    /// <summary>The machine to which it happens.</summary>
    public ClusterMember VictimOf(PlannedFault fault)
    {
        var candidates = IsOfHead(fault.Kind) ? cluster.Heads : cluster.Workers;
        return candidates[(int)(fault.Victim * candidates.Count)];
    }

    /// <summary>Does it.</summary>
    /// <param name="fault">What is planned.</param>
    /// <param name="silo">The victim's silo.</param>
    public Task DoAsync(PlannedFault fault, string silo)
    {
        var victim = VictimOf(fault);
        return fault.Kind switch
        {
            FaultKind.KillWorker or FaultKind.KillHead => victim.Program.Current.KillAsync(),
            FaultKind.StopWorker or FaultKind.StopHead => StopAsync(victim),
            FaultKind.FreezeWorker or FaultKind.FreezeHead => FrozenAsync(victim, () => LastAsync(fault)),
            FaultKind.FreezeWorkerUntilGivenUp or FaultKind.FreezeHeadUntilGivenUp => EndsAfterAsync(
                victim,
                FrozenAsync(victim, () => GivenUpAsync(victim, silo))
            ),
            FaultKind.CutWorker or FaultKind.CutHead => CutAsync(
                () => cluster.Lab.CutOffAsync(victim.Host),
                () => LastAsync(fault)
            ),
            FaultKind.CutWorkerUntilGivenUp => EndsAfterAsync(
                victim,
                CutAsync(() => cluster.Lab.CutOffAsync(victim.Host), () => GivenUpAsync(victim, silo))
            ),
            FaultKind.CutWorkersApart => CutAsync(() => CutFromAsync(victim, cluster.Workers), () => LastAsync(fault)),
            FaultKind.CutHeadsApart => CutAsync(() => CutFromAsync(victim, cluster.Heads), () => LastAsync(fault)),
            FaultKind.CutHeadsApartForLong => CutAsync(
                () => CutFromAsync(victim, cluster.Heads),
                () => LastAsync(fault, BeyondLease)
            ),
            FaultKind.CutHeadFromSilos => CutAsync(() => CutFromAsync(victim, cluster.Members), () => LastAsync(fault)),
            FaultKind.CutHeadFromSilosUntilGivenUp => EndsAfterAsync(
                victim,
                CutAsync(() => CutFromAsync(victim, cluster.Members), () => GivenUpAsync(victim, silo))
            ),
            FaultKind.KillAll => Task.WhenAll(cluster.Members.Select(member => member.Program.Current.KillAsync())),
            FaultKind.StopDatabase => DatabaseAsync("INT", () => LastAsync(fault)),
            FaultKind.StopDatabaseForLong => DatabaseAsync("INT", () => LastAsync(fault, BeyondAnswer)),
            FaultKind.KillDatabase => DatabaseAsync("KILL", () => Task.CompletedTask),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "no such fault"),
        };
    }

    /// <summary>Whether others have to be there: somebody has to give the victim up.</summary>
    public static bool NeedsAll(FaultKind kind) =>
        kind
            is FaultKind.FreezeWorkerUntilGivenUp
                or FaultKind.CutWorkerUntilGivenUp
                or FaultKind.FreezeHeadUntilGivenUp
                or FaultKind.CutHeadFromSilosUntilGivenUp;

    private static bool IsOfHead(FaultKind kind) =>
        kind
            is FaultKind.KillHead
                or FaultKind.StopHead
                or FaultKind.FreezeHead
                or FaultKind.CutHead
                or FaultKind.FreezeHeadUntilGivenUp
                or FaultKind.CutHeadsApart
                or FaultKind.CutHeadsApartForLong
                or FaultKind.CutHeadFromSilos
                or FaultKind.CutHeadFromSilosUntilGivenUp;

    private async Task StopAsync(ClusterMember member)
    {
        var life = member.Program.Current;
        life.Terminate();
        await cluster.WaitAsync(
            $"{member.Name} ends after SIGTERM",
            () => Task.FromResult(member.Program.Current != life)
        );
    }

    private async Task GivenUpAsync(ClusterMember member, string silo) =>
        await cluster.WaitAsync($"{member.Name} is given up", async () => !await cluster.HasAsync(member, silo));

    /// <summary>A silo that was given up ends when it hears so, at the latest when the fault is over.</summary>
    private async Task EndsAfterAsync(ClusterMember member, Task fault)
    {
        var life = member.Program.Current;
        await fault;
        await cluster.WaitAsync(
            $"{member.Name}, which was given up, ends",
            () => Task.FromResult(member.Program.Current != life)
        );
    }

    private static async Task CutFromAsync(ClusterMember member, IEnumerable<ClusterMember> others)
    {
        foreach (var other in others.Where(other => other != member))
            await NetworkLab.CutBetweenAsync(member.Host, other.Host);
    }

    private static async Task FrozenAsync(ClusterMember member, Func<Task> last)
    {
        var life = member.Program.Current;
        life.Freeze();
        try
        {
            await last();
        }
        finally
        {
            life.Thaw();
        }
    }

    private async Task CutAsync(Func<Task> cut, Func<Task> last)
    {
        await cut();
        try
        {
            await last();
        }
        finally
        {
            await cluster.Lab.HealAsync();
        }
    }

    private async Task DatabaseAsync(string signal, Func<Task> last)
    {
        await cluster.Database!.StopAsync(signal);
        await last();
        await cluster.Database.StartAsync();
    }

    /// <summary>How long a fault lasts is a part of the fault: nothing is concluded from the time.</summary>
    private static async Task LastAsync(PlannedFault fault, double beyond = 0)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(beyond + fault.Seconds));
        await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
