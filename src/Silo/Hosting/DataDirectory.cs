using GearSweep.Training.Generation;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Hosting;

/// <summary>Fills the data directory with synthetic data when there is none yet, so that the first start has something to train on.</summary>
internal sealed class DataDirectory(string path) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => 
        Task.Run(() => SampleData.Ensure(path, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
