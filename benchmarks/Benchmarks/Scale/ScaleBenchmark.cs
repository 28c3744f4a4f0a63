using System.Globalization;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scale;

/// <summary>What queue, sweeps, reports and store make of a thousand trials and of a hundred thousand, with a trainer that is simulated.</summary>
internal sealed class ScaleBenchmark(int history, int streamSeconds, Peer? peer)
{
    private const int Trials = 1000;
    private const int Points = 50;

    private readonly Report _report = new(
        string.Create(CultureInfo.InvariantCulture, $"scale --history {history} --stream {streamSeconds}{(peer is null ? "" : " --peer PROGRAM")}"),
        "what", "figure", "aim", "GearSweep", "peer");

    /// <summary>Measures all.</summary>
    public async Task<Report> RunAsync(CancellationToken cancellation)
    {
        await ThroughputAsync(cancellation);
        await SilosAsync(cancellation);
        await ShortTrialsAsync(cancellation);
        await StreamsAsync(cancellation);
        await HistoryAsync(cancellation);
        return _report;
    }

    private async Task ThroughputAsync(CancellationToken cancellation)
    {
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, 16, TimeSpan.Zero, cancellation);
        await WarmUpAsync(cluster, cancellation);
        var (_, seconds) = await cluster.RunAsync(ScaleSweep.Yaml(Trials, Points), cancellation);
        double? optuna = peer is null ? null : await peer.TrialsAsync(Points, cancellation);
        Add("1,000 trials × 50 points, no training", "trials/s", "≥ 1,000", $"{Trials / seconds:F0}", optuna is { } rate ? $"{rate:F1} (Optuna, SQLite)" : Report.None);

        double scanned;
        StoreScanner scanner;
        await using (scanner = new StoreScanner(directory.Path)) (_, scanned) = await cluster.RunAsync(ScaleSweep.Yaml(Trials, Points), cancellation);
        Add("the same, a reader scanning the file", "trials/s", Report.None, $"{Trials / scanned:F0}", Report.None);
        Add("the same", "errors of the reader", "0", $"{scanner.Errors} in {scanner.Scans} scans{(scanner.LastError is { } error ? $": {error}" : "")}", Report.None);
    }

    private async Task SilosAsync(CancellationToken cancellation)
    {
        var seconds = new Dictionary<int, double>();
        foreach (var silos in new[] { 1, 8 })
        {
            using var directory = Data(cancellation);
            await using var cluster = await StartAsync(directory, silos, 16 / silos, TimeSpan.FromMilliseconds(1), cancellation);
            await WarmUpAsync(cluster, cancellation);
            seconds[silos] = (await cluster.RunAsync(ScaleSweep.Yaml(Trials, Points), cancellation)).Seconds;
        }

        Add("1,000 trials × 50 points × 1 ms, 16 slots", "8 silos ÷ 1 silo, trials/s", "≥ 1", $"{seconds[1] / seconds[8]:F2} ({Trials / seconds[8]:F0} ÷ {Trials / seconds[1]:F0})", "0.78 (28 ÷ 36, Optuna, published)");
    }

    private async Task ShortTrialsAsync(CancellationToken cancellation)
    {
        const int Slots = 16;
        const double Seconds = 0.2;
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, Slots, TimeSpan.FromSeconds(Seconds), cancellation);
        await WarmUpAsync(cluster, cancellation);
        var ideal = Math.Ceiling((double)Trials / Slots) * Seconds;
        var (_, seconds) = await cluster.RunAsync(ScaleSweep.Yaml(Trials, 1), cancellation);
        Add("1,000 trials × 0.2 s, 16 slots", "over the ideal", "≤ 3 %", $"{(seconds / ideal) - 1:P1} ({seconds:F2} s ÷ {ideal:F2} s)", "14 % (Ray Tune, published, 10,000 × 1 s)");
    }

    private async Task StreamsAsync(CancellationToken cancellation)
    {
        const int Streams = 96;
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, Streams, TimeSpan.FromSeconds(1.0 / Points), cancellation);
        var points = Points * streamSeconds;
        var (_, seconds) = await cluster.RunAsync(ScaleSweep.Yaml(Streams, points), cancellation);
        Add(
            $"96 trials × 50 points/s for {streamSeconds} s, all stored",
            "s",
            $"≤ {1.03 * streamSeconds:F0}",
            $"{seconds:F1}",
            streamSeconds == 100 ? "703 (Ray Tune, published)" : Report.None);
    }

    private async Task HistoryAsync(CancellationToken cancellation)
    {
        const int Window = 1000;
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, 16, TimeSpan.Zero, cancellation);
        await WarmUpAsync(cluster, cancellation);
        var before = Resident();
        var (sweep, _) = await cluster.RunAsync(ScaleSweep.Yaml(history, Points), cancellation);
        var after = Resident();
        var ends = StoreScanner.Ends(directory.Path, sweep);
        var first = TimeSpan.FromTicks(ends[Window - 1] - ends[0]).TotalMilliseconds / (Window - 1);
        var last = TimeSpan.FromTicks(ends[^1] - ends[^Window]).TotalMilliseconds / (Window - 1);
        var what = string.Create(CultureInfo.InvariantCulture, $"{history:N0} trials × 50 points in one sweep");
        Add(what, "ms a trial, last 1,000 ÷ first 1,000", "≤ 1.2", $"{last / first:F2} ({last:F2} ÷ {first:F2})", Report.None);
        Add(what, "resident memory a finished trial", "< 1 KB", $"{(after - before) / (double)history / 1024:F2} KB ({before / 1e6:F0} to {after / 1e6:F0} MB)", Report.None);
    }

    private void Add(string what, string figure, string aim, string value, string other) => _report.Add(what, figure, aim, value, other);

    private static TempDirectory Data(CancellationToken cancellation)
    {
        var directory = new TempDirectory();
        ScaleSweep.MakeData(directory.Path, cancellation);
        return directory;
    }

    private static Task<SimulatedCluster> StartAsync(TempDirectory directory, int silos, int slots, TimeSpan epoch, CancellationToken cancellation) =>
        SimulatedCluster.StartAsync(directory.Path, silos, slots, epoch, cancellation);

    // Twice as many trials as a method needs calls to be compiled in full.
    private static Task<(int Sweep, double Seconds)> WarmUpAsync(SimulatedCluster cluster, CancellationToken cancellation) => cluster.RunAsync(ScaleSweep.Yaml(200, 5), cancellation);

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
