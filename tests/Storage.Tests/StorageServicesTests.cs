using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests;

public sealed class StorageServicesTests
{
    [Fact]
    public async Task The_database_is_open_while_any_hosted_service_lives()
    {
        await using var database = Closed();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<WritesAtStartAndStop>();
        builder.Services.AddGearSweepStorage(database.File);
        using (var host = builder.Build())
        {
            await host.StartAsync(Cancellation);
            Assert.Equal(
                1,
                (await host.Services.GetRequiredService<ResultQueries>().SweepsAsync(null, 0, 10, Cancellation)).Total
            );
            await host.StopAsync(Cancellation);
        }

        await database.ReopenAsync();
        Assert.Equal(2, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    private sealed class WritesAtStartAndStop(ISweepStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => store.CreateAsync(Sweep(), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => store.CreateAsync(Sweep(), cancellationToken);
    }
}
