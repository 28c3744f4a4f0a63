using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GearSweep.Training.Datasets;

/// <summary>
/// One reading of a file on a thread of its own, for all who want it. It ends early once everybody who waited has been
/// cancelled; who merely waited long enough leaves it going on, so that a large file is read at last.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Whoever waits may cancel at any time; only a timer ends later.")]
internal sealed class DatasetReading
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Task<Dataset> _dataset;
    private int _waiting;

    /// <summary>Starts to read.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="stamp">What the file is like now.</param>
    /// <param name="longest">After which time the reading is cancelled.</param>
    /// <param name="read">Reads the file.</param>
    public DatasetReading(string fileName, FileStamp stamp, TimeSpan longest, Func<CancellationToken, Dataset> read)
    {
        (FileName, Stamp) = (fileName, stamp);
        _end = new CancellationTokenSource(longest);
        _dataset = Task.Factory.StartNew(
            () => read(_end.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    public string FileName { get; }

    public FileStamp Stamp { get; }

    /// <summary>Whether nobody wants it any more.</summary>
    public bool IsCancelled => _end.IsCancellationRequested;

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Waits for the dataset.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="cancellation">Ends the wait, and the reading if nobody else waits.</param>
    /// <returns>The dataset; <see langword="null"/> when it is still being read.</returns>
    /// <exception cref="DatasetException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled, or the reading took
    /// too long.</exception>
    public Dataset? Wait(TimeSpan patience, CancellationToken cancellation)
    {
        lock (_gate)
            _waiting++;
        try
        {
            // The task's own exception is thrown below, unwrapped.
            var over = Task.WaitAny([_dataset], (int)Math.Max(0, patience.TotalMilliseconds), cancellation) >= 0;
            lock (_gate)
                _waiting--;
            return over ? _dataset.GetAwaiter().GetResult() : null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            lock (_gate)
            {
                if (!_dataset.IsCompleted && --_waiting == 0)
                    _end.Cancel();
            }

            throw;
        }
    }

    /// <summary>Ends the reading, whoever waits.</summary>
    public void Cancel() => _end.Cancel();
}
