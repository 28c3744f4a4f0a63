using GearSweep.Storage.Opening;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Storage;

/// <summary>
/// Opens the database before any hosted service starts, and closes it after all of them have stopped.
/// </summary>
internal sealed class StorageService(IResultDatabase database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => database.InitializeAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await database.DisposeAsync();
}
