using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using GearSweep.EndToEnd.Processes;

namespace GearSweep.EndToEnd.Observability;

/// <summary>Takes OTLP over HTTP, as a collector does, and keeps what came.</summary>
internal sealed class SimulatedCollector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, string? Type, string Body)> _taken = new();
    private readonly Task _loop;

    public SimulatedCollector()
    {
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{DashboardProcess.FreePort()}");
        _listener.Prefixes.Add($"{Endpoint}/");
        _listener.Start();
        _loop = Task.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Endpoint { get; }

    /// <summary>What was sent, in the words that its protocol has for the content and the path.</summary>
    public IReadOnlyList<(string Path, string? Type, string Body)> Taken => [.. _taken];

    /// <summary>
    /// Whether one export of a service to a path holds all of some words. Protobuf keeps texts as they are.
    /// </summary>
    public bool Holds(string path, params string[] words) =>
        _taken.Any(t =>
            t.Path == path
            && t.Type == "application/x-protobuf"
            && words.All(word => t.Body.Contains(word, StringComparison.Ordinal))
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task TakeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                _taken.Enqueue(
                    (context.Request.Url!.AbsolutePath, context.Request.ContentType, await reader.ReadToEndAsync())
                );
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
