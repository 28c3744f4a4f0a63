using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Grains.Scheduling;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Results;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Cli.Running;

/// <summary>A silo in this process, for as long as a sweep runs. Disposing it checkpoints what trains.</summary>
internal sealed class SweepSession : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private readonly ResultQueries _results;
    private readonly KeptSweeps _kept;

    private SweepSession(IHost host, KeptSweeps kept)
    {
        (_host, _kept) = (host, kept);
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _results = host.Services.GetRequiredService<ResultQueries>();
    }

    /// <summary>
    /// Starts the silo. No sweep of the store goes on before it is launched, or <see cref="GoOn"/> names it.
    /// </summary>
    public static async Task<SweepSession> StartAsync(RunRequest request, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Store:Data", request.DataDirectory),
            new("Store:File", Path.GetFullPath(request.Store)),
            new("Cluster:SiloPort", "0"),
            new("Slots:Count", request.Slots?.ToString(CultureInfo.InvariantCulture)),
        ]);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var kept = KeptSweeps.One();
        builder.Services.AddSingleton(kept);
        builder.AddGearSweepSilo();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

        // The last filter of a name counts, so these stand behind the silo's own.
        builder
            .Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Error)
            .AddFilter("Microsoft", LogLevel.Error)
            .AddFilter("Orleans.Messaging", LogLevel.Critical)
            .AddFilter("Polly", LogLevel.None); // A stop leaves calls without an answer.
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new SweepSession(host, kept);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Launches a sweep.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InputException">The head refuses it.</exception>
    public async Task<int> LaunchAsync(string yaml)
    {
        var reply = await _grains.GetGrain<ISweepsGrain>(0).LaunchAsync(yaml);
        if (reply.Errors.Count > 0)
            throw new InputException(string.Join(Environment.NewLine, reply.Errors));
        GoOn(reply.Sweep);
        return reply.Sweep;
    }

    /// <summary>Goes on with a sweep of the store that has not ended, and with no other.</summary>
    public void GoOn(int sweep) => _kept.Keep(sweep);

    /// <summary>Queues the failed trials of a sweep again.</summary>
    public Task RetryAsync(int sweep) => _grains.GetGrain<ISchedulerGrain>(0).RetryAsync(sweep, null);

    /// <summary>Goes on with a sweep that somebody paused.</summary>
    public Task ResumeAsync(int sweep) => _grains.GetGrain<ISchedulerGrain>(0).ResumeAsync(sweep);

    /// <summary>The sweep as it stands.</summary>
    public async Task<SweepDetail> LookAsync(int sweep) =>
        await _results.SweepAsync(sweep) ?? throw new InvalidOperationException($"the store has lost sweep {sweep}");

    /// <summary>Waits for a sweep's end.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="show">Is called with the sweep as it stands.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the silo has stopped by
    /// itself.</exception>
    public async Task WaitAsync(int sweep, Action<SweepRow> show, CancellationToken cancellation)
    {
        var stopping = _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        await SweepProgress.WaitAsync(() => LookAsync(sweep), show, either.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>The signals are the command line's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
