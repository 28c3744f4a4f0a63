using GearSweep.Shared.Files;
using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

/// <summary>Fills the data directory at the first start, so that the product runs without any download.</summary>
public static class SampleData
{
    /// <summary>
    /// Lies in the directory while it is being filled, so that a start that was cut short is made up for by the next.
    /// </summary>
    internal const string FillingMark = ".filling";

    /// <summary>
    /// Generates the files of all six gears if the directory has no CSV file. In one that holds any, of whatever name,
    /// only the files that the product itself made by an earlier generator are made anew, each as a whole; no other
    /// file is ever replaced. Several processes may do so at once.
    /// </summary>
    /// <param name="directory">The data directory; made if it does not exist.</param>
    /// <param name="cancellation">Ends the work; the next call completes it.</param>
    /// <returns>The paths of the files that were generated; none when there was nothing to do.</returns>
    /// <exception cref="IOException">The directory cannot be listed, or cannot be filled; the message says which and
    /// why.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static IReadOnlyList<string> Ensure(string directory, CancellationToken cancellation = default) =>
        Ensure(directory, GearDataGenerator.UsualRows, FormerSampleData.Known, cancellation);

    /// <summary>Does so with fewer rows.</summary>
    internal static IReadOnlyList<string> Ensure(
        string directory,
        int rowsPerCondition,
        FormerSampleData former,
        CancellationToken cancellation
    )
    {
        var mark = Path.Combine(directory, FillingMark);
        var present = FileFault
            .Try(directory, FileUse.List, () => DataFolder.Files(directory))
            .Select(file => file.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fills = present.Count == 0 || File.Exists(mark);
        var wanted = GearDataGenerator
            .Gears.Where(gear =>
                present.Contains(gear + ".csv") ? former.Holds(Path.Combine(directory, gear + ".csv")) : fills
            )
            .ToArray();
        if (!fills)
            return Renew(directory, wanted, rowsPerCondition, former, cancellation);

        FileFault.Try(directory, FileUse.Create, () => Directory.CreateDirectory(directory));
        FileFault.Try(mark, FileUse.Create, () => File.WriteAllBytes(mark, []));
        var generated = GearDataGenerator.Complete(directory, wanted, rowsPerCondition, former, cancellation);
        File.Delete(mark);
        return generated;
    }

    private static IReadOnlyList<string> Renew(
        string directory,
        string[] gears,
        int rowsPerCondition,
        FormerSampleData former,
        CancellationToken cancellation
    )
    {
        try
        {
            return gears.Length == 0
                ? []
                : GearDataGenerator.Complete(directory, gears, rowsPerCondition, former, cancellation);
        }
        catch (IOException)
        {
            return []; // The directory may be read-only: the start goes on with what is there.
        }
    }
}
