using System.Diagnostics;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Files;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The datasets of a directory. Every call looks at the directory anew, so files may come, change and go at any time;
/// what was read is kept while the file's size and time stay the same. Files are read on threads of their own, and no
/// file holds up the list for longer than ten seconds. May be used by several threads.
/// </summary>
public sealed class DatasetCatalog
{
    /// <summary>Datasets that are kept in memory, those opened last (150,000 rows take 5 MB).</summary>
    internal const int MostLoaded = 3;

    // Below the 30 s after which a call between silos is given up.
    private static readonly TimeSpan ListPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OpenPatience = TimeSpan.FromMinutes(10);

    private readonly TimeSpan _listPatience;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Known> _known = [];
    private readonly LinkedList<Loaded> _loaded = [];
    private readonly DatasetReadings _readings;

    /// <summary>Makes the catalog; nothing is read yet.</summary>
    /// <param name="directory">The data directory; it need not exist yet.</param>
    public DatasetCatalog(string directory)
        : this(directory, Dataset.Read, ListPatience) { }

    /// <summary>Makes a catalog that reads by another way.</summary>
    internal DatasetCatalog(
        string directory,
        Func<DatasetSource, CancellationToken, Dataset> read,
        TimeSpan listPatience
    )
    {
        (Directory, _listPatience) = (Path.GetFullPath(directory), listPatience);
        _readings = new DatasetReadings(read, Keep);
    }

    /// <summary>The directory's full path.</summary>
    public string Directory { get; }

    /// <summary>Datasets in memory now.</summary>
    internal int LoadedCount
    {
        get
        {
            lock (_gate)
                return _loaded.Count;
        }
    }

    /// <summary>
    /// All datasets of the directory by name, those that cannot be read with their <see cref="DatasetSummary.Error"/>.
    /// Only new and changed files are read; one that takes longer than ten seconds is listed as being read still, and
    /// is read on.
    /// </summary>
    /// <param name="cancellation">Ends the reading, unless somebody else waits for it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public IReadOnlyList<DatasetSummary> List(CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var sources = DataFolder.Sources(Directory);

        // A slow file is given its time when the quick ones are read.
        var summaries = sources
            .Select(source => Summarize(source, Patience(_listPatience / 10), cancellation))
            .ToArray();
        for (var i = 0; i < summaries.Length; i++)
        {
            summaries[i] ??=
                Summarize(sources[i], Patience(_listPatience), cancellation)
                ?? Unreadable(sources[i], _readings.Describe(sources[i]));
        }

        Forget(sources);
        return summaries!;

        TimeSpan Patience(TimeSpan most) =>
            TimeSpan.FromTicks(Math.Min(most.Ticks, (_listPatience - Stopwatch.GetElapsedTime(started)).Ticks));
    }

    /// <summary>Opens a dataset.</summary>
    /// <param name="name">
    /// Its name, with or without <c>.csv</c>. It is compared with the names in the directory and never taken as a path;
    /// a letter may be written in another Unicode form (an <c>ä</c> as one character or as two).
    /// </param>
    /// <param name="cancellation">Ends the reading, unless somebody else waits for it.</param>
    /// <exception cref="KeyNotFoundException">
    /// There is no such dataset, or several that differ in the Unicode form alone; the message names those that there
    /// are.
    /// </exception>
    /// <exception cref="DatasetException">It cannot be read, or not within ten minutes.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public Dataset Open(string name, CancellationToken cancellation)
    {
        var source = DatasetChoice.For(name, DataFolder.Sources(Directory));
        if (source.Problem is { } problem)
            throw problem;
        var stamp = StampOf(source);
        lock (_gate)
        {
            var loaded = _loaded.FirstOrDefault(each => each.Path == source.Path && each.Stamp == stamp);
            if (loaded is not null)
            {
                Load(loaded);
                return loaded.Dataset;
            }
        }

        var dataset =
            _readings.Wait(source, stamp, OpenPatience, cancellation)
            ?? throw new DatasetException(source.FileName, 0, null, _readings.Describe(source));
        lock (_gate)
        {
            // Who waited for the same reading has loaded it already.
            Load(_loaded.FirstOrDefault(each => each.Dataset == dataset) ?? new Loaded(source.Path, stamp, dataset));
        }

        return dataset;
    }

    private static FileStamp StampOf(DatasetSource source)
    {
        try
        {
            return FileStamp.From(source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(source.FileName, 0, null, $"cannot be read: {FileFault.ReasonOf(e)}", e);
        }
    }

    /// <summary>The summary of a dataset; <see langword="null"/> when it is not read within that time.</summary>
    private DatasetSummary? Summarize(DatasetSource source, TimeSpan patience, CancellationToken cancellation)
    {
        if (source.Problem is { } problem)
            return WithError(source, problem.Message);
        try
        {
            var stamp = StampOf(source);
            lock (_gate)
            {
                if (_known.TryGetValue(source.Path, out var known) && known.Stamp == stamp)
                    return known.Summary;
            }

            // Not kept in memory: a list of many files would only push out what is in use.
            return _readings.Wait(source, stamp, patience, cancellation)?.Summary;
        }
        catch (DatasetException e)
        {
            return WithError(source, e.Message);
        }
    }

    /// <summary>Remembers what was read, also that a text is wrong, which stays wrong until the file changes.</summary>
    private void Keep(DatasetSource source, FileStamp stamp, Dataset? dataset, DatasetException? error)
    {
        // A file that could not be opened may be closed, complete or gone at the next look.
        if (error?.InnerException is IOException or UnauthorizedAccessException)
            return;
        var summary = dataset?.Summary ?? WithError(source, error!.Message);
        lock (_gate)
            _known[source.Path] = new Known(stamp, summary);
    }

    private static DatasetSummary Unreadable(DatasetSource source, string problem) =>
        WithError(source, $"{source.FileName}: {problem}");

    private static DatasetSummary WithError(DatasetSource source, string error)
    {
        var bytes = source.Files.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);
        return new DatasetSummary(source.Name, source.FileName, bytes, 0, "", false, [], [], [], error);
    }

    private void Load(Loaded loaded)
    {
        _loaded.Remove(loaded);
        Drop(each => each.Path == loaded.Path);
        _loaded.AddFirst(loaded);
        if (_loaded.Count > MostLoaded)
            _loaded.RemoveLast();
    }

    private void Forget(IReadOnlyList<DatasetSource> sources)
    {
        var paths = sources.Select(source => source.Path).ToHashSet();
        lock (_gate)
        {
            foreach (var gone in _known.Keys.Where(path => !paths.Contains(path)).ToList())
                _known.Remove(gone);
            Drop(each => !paths.Contains(each.Path));
        }
    }

    private void Drop(Func<Loaded, bool> predicate)
    {
        foreach (var loaded in _loaded.Where(predicate).ToList())
            _loaded.Remove(loaded);
    }

    private sealed record Known(FileStamp Stamp, DatasetSummary Summary);

    // A class, so that two of the same file are told apart.
    private sealed class Loaded(string path, FileStamp stamp, Dataset dataset)
    {
        public string Path { get; } = path;

        public FileStamp Stamp { get; } = stamp;

        public Dataset Dataset { get; } = dataset;
    }
}
