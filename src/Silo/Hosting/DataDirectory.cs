using GearSweep.Silo.Configuration;
using GearSweep.Silo.Options;
using GearSweep.Training.Generation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Hosting;

/// <summary>
/// Fills the data directory with synthetic data when there is none yet, so that the first start has something to train
/// on, and makes anew what an earlier version filled it with.
/// </summary>
internal sealed partial class DataDirectory(
    ResolvedClusterOptions plan,
    StoreOptions store,
    ILogger<DataDirectory> logger
) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(store.Data);
        var made = await Task.Run(() => SampleData.Ensure(path, cancellationToken), cancellationToken);
        if (made.Count > 0)
            LogMade(made.Count, path);
        LogPlaces(path, plan.Database?.ToString() ?? Path.GetFullPath(store.File));
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Made {Count} synthetic datasets in {Path}")]
    private partial void LogMade(int count, string path);

    [LoggerMessage(LogLevel.Information, "Datasets are in {Data}, results in {Store}")]
    private partial void LogPlaces(string data, string store);
}
