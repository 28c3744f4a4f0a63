using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Reading;

namespace GearSweep.Storage.Results;

/// <summary>Everything that pages and exports read. Looking changes nothing and locks nobody out.</summary>
public sealed partial class ResultQueries : IDisposable
{
    private const int MaxTake = 1000;

    private readonly IReadContextFactory _reads;
    private readonly SimilarQuery _similar = new();

    internal ResultQueries(IReadContextFactory reads) => _reads = reads;

    /// <summary>Drops what is kept of queries.</summary>
    public void Dispose() => _similar.Dispose();

    /// <summary>
    /// Finds a sweep to look at by its name (the newest of that name) or else by its id; <see langword="null"/> when
    /// there is none.
    /// </summary>
    public async Task<int?> FindAsync(string sweep, CancellationToken cancellation = default) =>
        await MatchesAsync(sweep, 1, cancellation) is [var first, ..] ? first : null;

    /// <summary>
    /// The ids of the sweeps that a person may mean: of that name, the newest first, then the one with that id.
    /// </summary>
    /// <param name="sweep">What was typed, see <see cref="SweepReference"/>.</param>
    /// <param name="take">Sweeps of that name at most.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<IReadOnlyList<int>> MatchesAsync(string sweep, int take, CancellationToken cancellation = default) =>
        _reads.ReadAsync(
            context =>
                SweepFinder.FindAsync(context, SweepReference.Parse(sweep), Math.Clamp(take, 0, MaxTake), cancellation),
            cancellation
        );
}
