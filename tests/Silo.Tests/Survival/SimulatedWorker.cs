using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace GearSweep.Silo.Survival;

/// <summary>A worker of a <see cref="SimulatedTrainingCluster"/>.</summary>
internal sealed record SimulatedWorker(InProcessSiloHandle Silo, SimulatedTrialRunner Runner, SimulatedSilence Silence)
{
    public string Address { get; } = Silo.SiloAddress.ToParsableString();

    /// <summary>Whether it wants its process to end.</summary>
    public bool Leaves =>
        Silo.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
}
