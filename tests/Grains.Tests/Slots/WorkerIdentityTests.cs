using System.Net;
using GearSweep.Grains.Simulation;
using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Slots;

public sealed class WorkerIdentityTests
{
    private readonly WorkerIdentity _identity = new(
        SimulatedServices.Of<ILocalSiloDetails>(SiloAddress.New(IPAddress.Loopback, 11111, 7)),
        new WorkerRole(ClusterRole.Worker, ClusterMode.Lab)
    );

    [Fact]
    public void A_silo_says_what_it_runs_with()
    {
        var status = _identity.Status(2, [], DesiredWorkerState.None);
        Assert.Equal(
            ("127.0.0.1:11111@7", ClusterRole.Worker, Environment.ProcessorCount),
            (status.Silo, status.Role, status.Cores)
        );
        Assert.Equal(Environment.Version.ToString(), status.RuntimeVersion);
        Assert.Matches(@"^\d+\.\d+\.\d+$", status.TorchSharpVersion);
        Assert.True(status.VectorBits is 128 or 256 or 512);
        Assert.True(status.MemoryBytes > 0);
    }

    [Fact]
    public void What_it_says_is_numbered_and_has_its_orders()
    {
        var orders = new DesiredWorkerState(3, true);
        var (first, second) = (_identity.Status(2, [], DesiredWorkerState.None), _identity.Status(0, [], orders));
        Assert.Equal((1, 2), (first.Beat, second.Beat));
        Assert.Equal((false, true, orders), (first.Draining, second.Draining, second.Orders));
    }
}
