using GearSweep.Benchmarks.Engines;

namespace GearSweep.Benchmarks.Scale;

/// <summary>What Optuna with SQLite takes for trials without training, one worker, in this run.</summary>
/// <param name="First">ms a trial, of the first hundred.</param>
/// <param name="Later">ms a trial, of those after them.</param>
/// <param name="BytesPerTrial">Memory that each of those needs.</param>
/// <param name="Read">The first hundred once more, with a reader of the file; <see langword="null"/> where the file is
/// not known.</param>
internal sealed record OptunaTiming(double First, double Later, double BytesPerTrial, OptunaTiming.WithReader? Read)
{
    private const int Few = 100,
        Many = 1000;

    /// <summary>Which trials are <see cref="Later"/>.</summary>
    public const string Range = "trials 101 to 1,000";

    /// <summary>Trials a second.</summary>
    public double Rate => 1000 / First;

    /// <summary>Measures it.</summary>
    public static async Task<OptunaTiming> MeasureAsync(
        Peer peer,
        string? file,
        int points,
        CancellationToken cancellation
    )
    {
        var few = await peer.TrialsAsync(Few, points, cancellation);
        WithReader? read = null;
        if (file is not null)
        {
            StoreScanner scanner;
            double rate;
            await using (scanner = StoreScanner.OfOptuna(file))
                rate = (await peer.TrialsAsync(Few, points, cancellation)).Rate;
            read = new WithReader(rate, scanner.Scans, scanner.Errors);
        }

        var many = await peer.TrialsAsync(Many, points, cancellation);
        return new OptunaTiming(
            1000 / few.Rate,
            1000 * (many.Seconds - few.Seconds) / (Many - Few),
            (many.PeakBytes - few.PeakBytes) / (double)(Many - Few),
            read
        );
    }

    /// <summary>Trials while the file was read.</summary>
    /// <param name="Rate">Trials a second.</param>
    /// <param name="Scans">Times that all loss points were read.</param>
    /// <param name="Errors">What the reader was told.</param>
    internal sealed record WithReader(double Rate, int Scans, IReadOnlyList<string> Errors);
}
