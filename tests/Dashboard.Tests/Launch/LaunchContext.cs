using Bunit;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>Renders pages against a simulated cluster with a real data directory, without a browser.</summary>
public abstract class LaunchContext : PageContext
{
    private protected LaunchContext(string directory)
    {
        LaunchCluster = LaunchCluster.Of(directory, SimulatedSweeps.Finished());
        Services.AddSingleton(LaunchCluster.Grains);
        Services.AddSingleton(TimeProvider.System); // The page asks for a preview once the person has stopped typing for a moment.
        JSInterop.SetupModule("./Launch/YamlEditor.razor.js").Mode = JSRuntimeMode.Loose;
    }

    private protected LaunchCluster LaunchCluster { get; }
}
