using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;

namespace GearSweep.Cli.Storing;

/// <summary>
/// Commands that look at a stored sweep. The process that trains it, if there is one, is not disturbed.
/// </summary>
internal static class StoredSweeps
{
    /// <summary>The argument <c>SWEEP</c>.</summary>
    public static Argument<string> SweepArgument() =>
        new("SWEEP")
        {
            Description =
                "The sweep: its name (the newest of that name), or its id; as id:7 it is never taken for a name.",
        };

    /// <summary>The option <c>--store</c>.</summary>
    public static Option<string> StoreOption() =>
        new("--store")
        {
            Description = "The file with the results.",
            Required = true,
            HelpName = "FILE.db",
        };

    /// <summary>Opens a store for looking and finds a sweep.</summary>
    /// <param name="store">Path of the store.</param>
    /// <param name="sweep">Id or name.</param>
    /// <param name="look">What to do with the store and the sweep's id.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">There is no such sweep.</exception>
    /// <exception cref="StorageException">The store cannot be opened.</exception>
    public static async Task LookAsync(
        string store,
        string sweep,
        Func<ReadOnlyResults, int, Task> look,
        CancellationToken cancellation
    )
    {
        using var database = await ReadOnlyResults.OpenAsync(store, cancellation);
        var results = database.Results;
        var id =
            await results.FindAsync(sweep, cancellation)
            ?? throw new InputException(await UnknownAsync(store, sweep, results, cancellation));
        await look(database, id);
    }

    /// <summary>What to say of a sweep that is not there.</summary>
    public static async Task<string> UnknownAsync(
        string store,
        string sweep,
        ResultQueries results,
        CancellationToken cancellation
    )
    {
        const int Shown = 10;
        var page = await results.SweepsAsync(null, 0, Shown, cancellation);
        var known = page.Total == 0 ? "none at all" : string.Join(", ", page.Items.Select(s => $"{s.Id} '{s.Name}'"));
        return $"'{store}' has no sweep '{sweep}'; it has {known}{(page.Total > Shown ? ", …" : "")}";
    }
}
