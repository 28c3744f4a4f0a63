using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The readings that go on now. Few at once, so that memory is bounded; a file that never answers holds up no other for
/// longer than a minute. May be used by several threads.
/// </summary>
/// <param name="read">Reads a file.</param>
/// <param name="keep">Is told of every dataset that was read, and of every error.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore on whose handle nobody waits holds nothing.")]
internal sealed class DatasetReadings(
    Func<DatasetSource, CancellationToken, Dataset> read,
    Action<DatasetSource, FileStamp, Dataset?, DatasetException?> keep
)
{
    /// <summary>Files that are read at once.</summary>
    internal const int Places = 2;

    // A file that does not answer within this gives its place to others, and is waited for all the same.
    private static readonly TimeSpan PlaceTime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(Places);
    private readonly Dictionary<string, DatasetReading> _readings = [];

    /// <summary>Waits for a file, which is read only once for all who want it at the same time.</summary>
    /// <returns>The dataset; <see langword="null"/> when it is not read within <paramref name="patience"/>.</returns>
    /// <exception cref="DatasetException">The file cannot be read.</exception>
    public Dataset? Wait(DatasetSource source, FileStamp stamp, TimeSpan patience, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        if (Find(source, stamp) is not { } reading)
        {
            if (!_places.Wait(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, cancellation))
                return null;
            reading = FindOrStart(source, stamp);
        }

        try
        {
            return reading.Wait(patience - Stopwatch.GetElapsedTime(started), cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The reading was cancelled, not this caller: it took too long, or a changed file took its place.
            throw new DatasetException(
                source.FileName,
                0,
                null,
                $"was not read within {Longest.TotalMinutes:0} minutes or changed meanwhile"
            );
        }
    }

    /// <summary>What goes on now, for a message: the file that is meant first.</summary>
    public string Describe(DatasetSource source)
    {
        lock (_gate)
        {
            if (_readings.TryGetValue(source.Path, out var own))
            {
                return FormattableString.Invariant(
                    $"is still being read, for {own.Elapsed.TotalSeconds:0} s so far; look again later"
                );
            }

            var others = Excerpt.OfAll([.. _readings.Values.Select(reading => reading.FileName)]);
            return $"is not read yet, as {others} are still being read; look again later";
        }
    }

    private DatasetReading? Find(DatasetSource source, FileStamp stamp)
    {
        lock (_gate)
        {
            if (!_readings.TryGetValue(source.Path, out var reading))
                return null;
            if (reading.Stamp == stamp && !reading.IsCancelled)
                return reading;
            reading.Cancel();
            return null;
        }
    }

    /// <summary>Takes the place that was waited for, or gives it back when somebody else was quicker.</summary>
    private DatasetReading FindOrStart(DatasetSource source, FileStamp stamp)
    {
        lock (_gate)
        {
            if (_readings.TryGetValue(source.Path, out var other) && other.Stamp == stamp && !other.IsCancelled)
            {
                _places.Release();
                return other;
            }

            var reading = new DatasetReading(
                source.FileName,
                stamp,
                Longest,
                cancellation => Read(source, stamp, cancellation)
            );
            return _readings[source.Path] = reading;
        }
    }

    private Dataset Read(DatasetSource source, FileStamp stamp, CancellationToken cancellation)
    {
        var places = 1;
        using var late = new Timer(_ => Leave(), null, PlaceTime, Timeout.InfiniteTimeSpan);
        try
        {
            var dataset = read(source, cancellation);
            keep(source, stamp, dataset, null);
            return dataset;
        }
        catch (DatasetException error)
        {
            keep(source, stamp, null, error);
            throw;
        }
        finally
        {
            lock (_gate)
            {
                // A newer reading of the changed file may have taken this one's entry.
                if (_readings.TryGetValue(source.Path, out var reading) && reading.Stamp == stamp)
                    _readings.Remove(source.Path);
            }

            Leave();
        }

        void Leave()
        {
            if (Interlocked.Exchange(ref places, 0) == 1)
                _places.Release();
        }
    }
}
