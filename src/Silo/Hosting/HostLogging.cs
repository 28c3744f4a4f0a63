using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Hosting;

/// <summary>What of the libraries' logs a person gets to see.</summary>
internal static class HostLogging
{
    /// <summary>
    /// What the configuration may change. Single requests for a page are nobody's matter, and who asks for health is
    /// told it; and two notes of Orleans come with every start and mean nothing here: one recommends a garbage
    /// collector for servers, the other takes the machine's whole uptime for a pause.
    /// </summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = nameof(LogLevel.Critical),
        ["Logging:LogLevel:Orleans.Runtime.Silo"] = nameof(LogLevel.Error),
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = nameof(LogLevel.Error),
    };

    /// <summary>What complains of calls that a silo leaves without an answer when it stops.</summary>
    private static readonly string[] LeftUnanswered = ["Orleans.Messaging", "Polly"];

    /// <summary>
    /// Warnings of Orleans and worse, but for calls that a stop leaves without an answer. A start that fails is not
    /// logged by the host: whoever starts it hears of it, and says it in one line. What comes from outside is printed
    /// without control characters.
    /// </summary>
    public static void Configure(IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        PrintableFormatter.Decorate(builder.Services);
        var life = new Life();
        builder.Services.AddSingleton<IHostedService>(life);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Microsoft.Orleans", LogLevel.Warning);
        foreach (var name in LeftUnanswered)
            builder.Logging.AddFilter(name, level => level >= LogLevel.Warning && !life.Ends);
        // TlsMiddleware says it, with a bound.
        builder.Logging.AddFilter("Orleans.Connections.Security.TlsServerConnectionMiddleware", LogLevel.None);
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => level >= LogLevel.Information && (level < LogLevel.Error || life.HasBegun)
        );
    }

    /// <summary>How far the host is.</summary>
    private sealed class Life : IHostedLifecycleService
    {
        public volatile bool HasBegun;
        public volatile bool Ends;

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            HasBegun = true;
            return Task.CompletedTask;
        }

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            Ends = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
