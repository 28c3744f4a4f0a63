using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// The datasets of a directory: its CSV files. Every call looks at the directory anew, so files may come, change and go at any time; what
/// was read is kept while the file's size and time stay the same. May be used by several threads.
/// </summary>
/// <param name="directory">The data directory; it need not exist yet.</param>
public sealed class DatasetCatalog(string directory)
{
    /// <summary>Datasets that are kept in memory, those opened last (150,000 rows take 8 MB).</summary>
    internal const int MostLoaded = 3;

    private readonly Lock _gate = new();
    private readonly Lock _listing = new();
    private readonly Dictionary<string, Known> _known = [];
    private readonly LinkedList<Loaded> _loaded = [];

    /// <summary>The directory's full path.</summary>
    public string Directory { get; } = Path.GetFullPath(directory);

    /// <summary>Datasets in memory now.</summary>
    internal int LoadedCount
    {
        get { lock (_gate) return _loaded.Count; }
    }

    /// <summary>
    /// All CSV files of the directory by name, those that cannot be read with their <see cref="DatasetSummary.Error"/>. Only new and
    /// changed files are read.
    /// </summary>
    /// <param name="cancellation">Ends the reading.</param>
    public IReadOnlyList<DatasetSummary> List(CancellationToken cancellation = default)
    {
        // One reader at a time: a second caller would read the same new files again.
        lock (_listing)
        {
            var files = DataFolder.Files(Directory);
            var summaries = files.Select(file => Summarize(file, cancellation)).ToList();
            Forget(files);
            return summaries;
        }
    }

    /// <summary>Opens a dataset.</summary>
    /// <param name="name">
    /// Its name, with or without <c>.csv</c>. It is compared with the names in the directory and never taken as a path.
    /// </param>
    /// <exception cref="KeyNotFoundException">There is no such dataset; the message names those that there are.</exception>
    /// <exception cref="DatasetException">It cannot be read.</exception>
    public Dataset Open(string name)
    {
        var files = DataFolder.Files(Directory);
        var file = files.FirstOrDefault(file => file.Name == name) ?? files.FirstOrDefault(file => NameOf(file) == name);
        if (file is null)
        {
            var names = Excerpt.OfAll([.. files.Select(NameOf)]);
            throw new KeyNotFoundException($"there is no dataset {Excerpt.Of(name)}; there are: {names}");
        }

        if (DataFolder.IsLinkOutside(file)) throw LinkOutside(file);
        return Load(file);
    }

    private static string NameOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private static DatasetException LinkOutside(FileInfo file) =>
        new(file.Name, 0, null, "is a link that leaves the data directory, expected a file in it");

    private DatasetSummary Summarize(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            if (DataFolder.IsLinkOutside(file)) throw LinkOutside(file);
            var stamp = FileStamp.Of(file);
            lock (_gate)
            {
                if (_known.TryGetValue(file.Name, out var known) && known.Stamp == stamp) return known.Summary;
            }

            // Not kept in memory: a list of many files would only push out what is in use.
            var summary = Read(file, cancellation);
            lock (_gate) _known[file.Name] = new Known(stamp, summary);
            return summary;
        }
        catch (Exception e) when (e is DatasetException or IOException or UnauthorizedAccessException)
        {
            // Not remembered: the next look may find the file closed, complete or gone.
            return Unreadable(file, e.Message);
        }
    }

    /// <summary>The summary of a file, also of one whose text is wrong, which stays wrong until the file changes.</summary>
    private static DatasetSummary Read(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            return Dataset.Read(file.FullName, mapping: null, cancellation).Summary;
        }
        catch (DatasetException e) when (e.InnerException is not (IOException or UnauthorizedAccessException))
        {
            return Unreadable(file, e.Message);
        }
    }

    private static DatasetSummary Unreadable(FileInfo file, string error) =>
        new(NameOf(file), file.Name, file.Exists ? file.Length : 0, 0, "", false, [], [], [], error);

    private Dataset Load(FileInfo file)
    {
        var stamp = FileStamp.Of(file);
        var loaded = FindOrAdd(file, stamp);
        try
        {
            // Outside the lock: a large file does not hold up those who want another; those who want the same wait for one reading.
            var dataset = loaded.Dataset.Value;
            lock (_gate) _known[file.Name] = new Known(stamp, dataset.Summary);
            return dataset;
        }
        catch
        {
            lock (_gate) _loaded.Remove(loaded);
            throw;
        }
    }

    private Loaded FindOrAdd(FileInfo file, FileStamp stamp)
    {
        lock (_gate)
        {
            var loaded = _loaded.FirstOrDefault(each => each.FileName == file.Name && each.Stamp == stamp);
            if (loaded is null)
            {
                Drop(each => each.FileName == file.Name);
                loaded = new Loaded(file.Name, stamp, new(() => Dataset.Read(file.FullName)));
            }
            else
            {
                _loaded.Remove(loaded);
            }

            _loaded.AddFirst(loaded);
            if (_loaded.Count > MostLoaded) _loaded.RemoveLast();
            return loaded;
        }
    }

    private void Forget(IReadOnlyList<FileInfo> files)
    {
        var names = files.Select(file => file.Name).ToHashSet();
        lock (_gate)
        {
            foreach (var gone in _known.Keys.Where(name => !names.Contains(name)).ToList()) _known.Remove(gone);
            Drop(each => !names.Contains(each.FileName));
        }
    }

    private void Drop(Func<Loaded, bool> predicate)
    {
        foreach (var loaded in _loaded.Where(predicate).ToList()) _loaded.Remove(loaded);
    }

    private sealed record Known(FileStamp Stamp, DatasetSummary Summary);

    // A class, so that two of the same file are told apart.
    private sealed class Loaded(string fileName, FileStamp stamp, Lazy<Dataset> dataset)
    {
        public string FileName { get; } = fileName;

        public FileStamp Stamp { get; } = stamp;

        public Lazy<Dataset> Dataset { get; } = dataset;
    }
}
