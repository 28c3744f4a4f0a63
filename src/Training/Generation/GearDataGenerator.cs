using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Files;

namespace GearSweep.Training.Generation;

/// <summary>
/// Makes vibration data of the six gears with the columns and file names of the measured dataset. The samples are
/// computed: every row says
/// <c>synthetic</c> in a last column <c>origin</c>, and <see cref="DatasetSummary.Synthetic"/> is set when such a file
/// is read.
/// </summary>
public static class GearDataGenerator
{
    /// <summary>Rows of a condition in the measured files.</summary>
    public const int UsualRows = 25_000;

    /// <summary>Rows of a condition at most: six conditions stay below what a file may hold.</summary>
    public const int MostRows = 3_000_000;

    /// <summary>The seed of the data that the product brings along.</summary>
    public const ulong UsualSeed = 20_230_503;

    private static readonly Lock Placing = new();
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>
    /// The names of the gears and, with <c>.csv</c>, of their files: <c>no_fault</c>, <c>root_crack</c>,
    /// <c>chipped_tooth</c>,
    /// <c>eccentricity</c>, <c>missing_tooth</c>, <c>surface_fault</c>.
    /// </summary>
    public static IReadOnlyList<string> Gears { get; } = [.. GearSignatures.All.Select(gear => gear.Name)];

    /// <summary>
    /// Writes one file for each gear. A file appears whole or not at all. The same gear, rows and seed give the same
    /// bytes, whatever else is generated.
    /// </summary>
    /// <param name="directory">Where; made if it does not exist.</param>
    /// <param name="gears">Names from <see cref="Gears"/>.</param>
    /// <param name="rowsPerCondition">Rows at each of the six conditions, 1 to 3,000,000.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="overwrite">Whether files of these names are replaced; otherwise they are an error, and nothing is
    /// written.</param>
    /// <param name="cancellation">Ends the work; what is complete stays.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no such gear, or the rows are out of their range.</exception>
    /// <exception cref="IOException">A file exists, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static IReadOnlyList<string> Generate(
        string directory,
        IReadOnlyCollection<string> gears,
        int rowsPerCondition = UsualRows,
        ulong seed = UsualSeed,
        bool overwrite = false,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerCondition, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowsPerCondition, MostRows);
        var chosen = gears.Distinct().Select(Find).ToArray();
        var paths = Array.ConvertAll(chosen, gear => Path.Combine(directory, gear.Name + ".csv"));
        if (!overwrite && paths.FirstOrDefault(Path.Exists) is { } taken)
        {
            throw new IOException(
                $"{Path.GetFileName(taken)} exists already and was left as it is; nothing was generated"
            );
        }

        WriteAll(
            directory,
            chosen,
            rowsPerCondition,
            seed,
            (temporary, path) => File.Move(temporary, path, overwrite),
            cancellation
        );
        return paths;
    }

    /// <summary>
    /// Writes the files of gears that have none, or one that the product made before the generator was changed. Several
    /// processes may do so at once in one directory: any other file that is there, or has come meanwhile, stays.
    /// </summary>
    /// <returns>The paths of the files that this call wrote.</returns>
    internal static IReadOnlyList<string> Complete(
        string directory,
        IReadOnlyCollection<string> gears,
        int rowsPerCondition,
        FormerSampleData former,
        CancellationToken cancellation
    )
    {
        ConcurrentBag<string> written = [];
        WriteAll(directory, [.. gears.Select(Find)], rowsPerCondition, UsualSeed, Place, cancellation);
        return [.. written.Order(StringComparer.Ordinal)];

        void Place(string temporary, string path)
        {
            try
            {
                lock (Placing)
                    File.Move(temporary, path, former.Holds(path)); // Looks whether there is a file, and then renames.
                written.Add(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // It has come meanwhile.
            }
        }
    }

    private static GearSignature Find(string name) =>
        GearSignatures.All.FirstOrDefault(gear => gear.Name == name)
        ?? throw new ArgumentException(
            $"there is no gear '{name}'; there are: {string.Join(", ", Gears)}",
            nameof(name)
        );

    private static void WriteAll(
        string directory,
        GearSignature[] gears,
        int rows,
        ulong seed,
        Action<string, string> place,
        CancellationToken cancellation
    )
    {
        FileFault.Try(directory, FileUse.Create, () => Directory.CreateDirectory(directory));
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        try
        {
            Parallel.ForEach(
                gears,
                options,
                gear =>
                    FileFault.Try(
                        Path.Combine(directory, gear.Name + ".csv"),
                        FileUse.Write,
                        () => WriteWhole(directory, gear, rows, seed, place, cancellation)
                    )
            );
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private static void WriteWhole(
        string directory,
        GearSignature gear,
        int rows,
        ulong seed,
        Action<string, string> place,
        CancellationToken cancellation
    )
    {
        foreach (var left in Directory.EnumerateFiles(directory, $".{gear.Name}.csv.*.tmp").Where(IsAbandoned))
            File.Delete(left);

        // In the same directory, so that the move is a rename; hidden, so that no list shows it; of a name that nobody
        // else has, so that two processes at once do not meet.
        var temporary = Path.Combine(directory, $".{gear.Name}.csv.{Guid.NewGuid():N}.tmp");
        try
        {
            using (
                var file = new FileStream(
                    temporary,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    bufferSize: 0
                )
            )
            {
                GearFile.Write(file, gear, rows, seed, cancellation);
            }

            place(temporary, Path.Combine(directory, gear.Name + ".csv"));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether nobody has written to a file for so long that its process must have been killed.</summary>
    private static bool IsAbandoned(string temporary) =>
        DateTime.UtcNow - File.GetLastWriteTimeUtc(temporary) > Abandoned;
}
