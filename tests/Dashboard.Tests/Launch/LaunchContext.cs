using Bunit;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>Renders pages against a simulated cluster with a real data directory, without a browser.</summary>
public abstract class LaunchContext : PageContext
{
    private protected LaunchContext(string directory)
        : this(LaunchCluster.Of(directory, SimulatedSweeps.Finished())) { }

    private LaunchContext(LaunchCluster cluster)
        : base(services: services =>
        {
            services.AddSingleton(cluster.Grains);
            // The page asks for a preview once the person has stopped typing for a moment.
            services.AddSingleton(TimeProvider.System);
        })
    {
        LaunchCluster = cluster;
        JSInterop.SetupModule("./Launch/YamlEditor.razor.js").Mode = JSRuntimeMode.Loose;
    }

    private protected LaunchCluster LaunchCluster { get; }
}
