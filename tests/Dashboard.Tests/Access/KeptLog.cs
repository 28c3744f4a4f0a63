using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GearSweep.Dashboard.Tests.Access;

/// <summary>What the dashboard writes to its log, for a test to read.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string Text, IReadOnlyDictionary<string, object?> Fields)> _lines = new();

    /// <summary>All lines of all categories.</summary>
    public IReadOnlyList<(string Text, IReadOnlyDictionary<string, object?> Fields)> Lines => [.. _lines];

    /// <summary>Has a dashboard write everything here, and nowhere else.</summary>
    public void AddTo(IServiceCollection services) =>
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(this));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) =>
        _lines.Enqueue(
            (
                formatter(state, exception),
                (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(f => f.Key, f => f.Value)
            )
        );

    public void Dispose() { }
}
