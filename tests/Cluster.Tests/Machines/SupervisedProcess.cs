using System.Collections.Concurrent;
using System.Globalization;
using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>
/// A program that is started again whenever it ends, for whatever reason, as systemd does with <c>Restart=always</c>.
/// </summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    private static readonly TimeSpan RestartAfter = TimeSpan.FromMilliseconds(200);

    private readonly Func<GearSweepProcess> _start;
    private readonly string _logFile;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _supervision;
    private readonly ConcurrentQueue<string> _strays = [];
    private string _earlier = "";
    private volatile GearSweepProcess _current;

    /// <summary>Starts the program.</summary>
    /// <param name="logFile">Where all that it prints goes, life after life.</param>
    /// <param name="start">Starts it.</param>
    public SupervisedProcess(string logFile, Func<GearSweepProcess> start)
    {
        _start = start;
        _logFile = logFile;
        Began = DateTime.UtcNow;
        _current = start();
        _supervision = SuperviseAsync();
    }

    /// <summary>The process that runs, or the last one that ran.</summary>
    public GearSweepProcess Current => _current;

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; } = 1;

    /// <summary>When the present life began (UTC).</summary>
    public DateTime Began { get; private set; }

    /// <summary>Lives that ended with exit code 0, although nobody had asked the program to stop.</summary>
    public IReadOnlyCollection<string> Strays => _strays;

    /// <summary>The last lines of this life and of the one before.</summary>
    public string Tail(int lines)
    {
        string[] all = [.. _earlier.Split('\n'), .. TextOf(_current).Split('\n')];
        return string.Join('\n', all.Where(line => line.Length > 0).TakeLast(lines));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision;
        _stopping.Dispose();
    }

    private async Task SuperviseAsync()
    {
        using var rest = new PeriodicTimer(RestartAfter);
        while (true)
        {
            var code = await EndAsync(_current);
            _earlier = string.Create(
                CultureInfo.InvariantCulture,
                $"{TextOf(_current)}== life {Starts} ended with {code} at {DateTime.UtcNow:HH:mm:ss.fff} UTC\n"
            );
            await File.AppendAllTextAsync(_logFile, _earlier);
            if (code == 0 && !_current.IsAskedToStop)
                _strays.Enqueue(string.Create(CultureInfo.InvariantCulture, $"life {Starts}"));
            await _current.DisposeAsync();
            try
            {
                await rest.WaitForNextTickAsync(_stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Starts++;
            Began = DateTime.UtcNow;
            _current = _start();
        }
    }

    /// <summary>
    /// Waits for the end of a life, and brings it about once the supervision is to stop, also when it has just begun.
    /// </summary>
    private async Task<int> EndAsync(GearSweepProcess process)
    {
        var end = process.ExitAsync(Timeout.InfiniteTimeSpan);
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = _stopping.Token.Register(stop.SetResult);
        if (await Task.WhenAny(end, stop.Task) != end)
            await process.KillAsync();
        return await end;
    }

    private static string TextOf(GearSweepProcess process) => $"{process.Output}{process.Errors}";
}
