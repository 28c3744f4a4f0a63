using GearSweep.Cluster.Tests.Machines;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>Does to a cluster what a plan says. What lasts for a while is over when this returns; who was killed comes back by itself.</summary>
internal sealed class Faults(ClusterUnderTest cluster)
{
    /// <summary>The machine to which it happens.</summary>
    public ClusterMember VictimOf(PlannedFault fault)
    {
        var candidates = fault.Kind is FaultKind.KillHead or FaultKind.StopHead or FaultKind.FreezeHead or FaultKind.CutHead or FaultKind.FreezeHeadUntilGivenUp
            ? cluster.Heads
            : cluster.Workers;
        return candidates[(int)(fault.Victim * candidates.Count)];
    }

    /// <summary>Does it.</summary>
    public async Task DoAsync(PlannedFault fault)
    {
        var victim = VictimOf(fault);
        var silo = await cluster.SiloOfAsync(victim);
        await (fault.Kind switch
        {
            FaultKind.KillWorker or FaultKind.KillHead => victim.Program.Current.KillAsync(),
            FaultKind.StopWorker or FaultKind.StopHead => StopAsync(victim),
            FaultKind.FreezeWorker or FaultKind.FreezeHead => FrozenAsync(victim, () => LastAsync(fault)),
            FaultKind.FreezeWorkerUntilGivenUp or FaultKind.FreezeHeadUntilGivenUp => FrozenAsync(victim, () => GivenUpAsync(victim, silo)),
            FaultKind.CutWorker or FaultKind.CutHead => CutAsync(() => cluster.Lab.CutOffAsync(victim.Host), () => LastAsync(fault)),
            FaultKind.CutWorkerUntilGivenUp => CutAsync(() => cluster.Lab.CutOffAsync(victim.Host), () => GivenUpAsync(victim, silo)),
            FaultKind.CutWorkersApart => CutAsync(() => cluster.Lab.CutBetweenAsync(victim.Host, OtherThan(victim).Host), () => LastAsync(fault)),
            FaultKind.KillAll => Task.WhenAll(cluster.Members.Select(member => member.Program.Current.KillAsync())),
            FaultKind.StopDatabase => DatabaseAsync("INT", () => LastAsync(fault)),
            FaultKind.KillDatabase => DatabaseAsync("KILL", () => Task.CompletedTask),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "no such fault"),
        });
    }

    private ClusterMember OtherThan(ClusterMember worker) => cluster.Workers.First(other => other != worker);

    private async Task StopAsync(ClusterMember member)
    {
        var life = member.Program.Current;
        life.Terminate();
        await cluster.WaitAsync($"{member.Name} ends after SIGTERM", () => Task.FromResult(member.Program.Current != life));
    }

    private async Task GivenUpAsync(ClusterMember worker, string silo) =>
        await cluster.WaitAsync($"{worker.Name} is given up", async () => !await cluster.HasAsync(silo));

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
    private static async Task LastAsync(PlannedFault fault)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(fault.Seconds));
        await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
