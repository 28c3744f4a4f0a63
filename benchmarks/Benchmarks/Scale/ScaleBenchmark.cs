using System.Globalization;
using GearSweep.Benchmarks.Engines;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scale;

/// <summary>
/// What queue, sweeps, reports and store make of a thousand trials and of a hundred thousand, with a trainer that is
/// simulated.
/// </summary>
internal sealed class ScaleBenchmark(int history, int streamSeconds, int rounds, Peer? peer, string? peerFile)
{
    private const int Trials = 1000,
        Points = 50,
        Slots = 16,
        Silos = 8;
    private readonly Report _report = new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"scale --history {history} --stream {streamSeconds} --rounds {rounds}{(peer is null ? "" : " --peer PROGRAM")}{(peerFile is null ? "" : " --peer-file FILE")}"
        ),
        "what",
        "figure",
        "aim",
        "GearSweep",
        "peer"
    );

    private OptunaTiming? _optuna;

    /// <summary>Measures all.</summary>
    public async Task<Report> RunAsync(CancellationToken cancellation)
    {
        _report
            .Say(
                "The trainer is simulated: an epoch takes the time that is said, and results are as large as real ones. All silos are in one process, joined over loopback."
            )
            .Say(
                $"Seconds are those from a sweep's being stored to its end's being stored, after a sweep that compiles; medians of {rounds} rounds where there are several."
            );
        _optuna = peer is null ? null : await OptunaTiming.MeasureAsync(peer, peerFile, Points, cancellation);
        await ThroughputAsync(cancellation);
        await ShortTrialsAsync(cancellation);
        await MoreSilosAsync(
            $"1,000 trials × 50 points × 1 ms, {Slots} slots in all",
            Slots,
            Slots / Silos,
            TimeSpan.FromMilliseconds(1),
            cancellation
        );
        await MoreSilosAsync(
            "1,000 trials × 50 points, no training, 2 slots a silo",
            2,
            2,
            TimeSpan.Zero,
            cancellation
        );
        await StreamsAsync(cancellation);
        await HistoryAsync(cancellation);
        return _report;
    }

    private async Task ThroughputAsync(CancellationToken cancellation)
    {
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, Slots, TimeSpan.Zero, cancellation);
        await WarmUpAsync(cluster, cancellation);
        List<double> alone = [],
            scanned = [];
        var scans = 0;
        List<string> errors = [];
        for (var round = 0; round < rounds; round++)
        {
            alone.Add(Trials / await SecondsAsync(cluster, cancellation));
            StoreScanner scanner;
            await using (scanner = StoreScanner.OfStore(directory.Path))
                scanned.Add(Trials / await SecondsAsync(cluster, cancellation));
            scans += scanner.Scans;
            errors.AddRange(scanner.Errors);
        }

        const string What = "1,000 trials × 50 points, no training";
        var rate = Statistics.Median(alone);
        Add(
            What,
            "trials/s, all durable",
            "≥ 1,000",
            $"{rate:F0} ({Statistics.List(alone, "F0")})",
            rate >= 1000,
            Other(o => $"{o.Rate:F1} (Optuna, SQLite)")
        );
        Add(
            $"{What}, a reader scanning the file all the while",
            "trials/s",
            Report.None,
            $"{Statistics.Median(scanned):F0} ({Statistics.List(scanned, "F0")})",
            other: OtherRead(o => $"{o.Rate:F1} (Optuna, SQLite)")
        );
        Add(
            "the same",
            "errors of the reader and of trials",
            "0",
            Errors(errors, scans),
            errors.Count == 0 && scans > 0,
            OtherRead(o => $"{Errors(o.Errors, o.Scans)} (Optuna, SQLite)")
        );

        static string Errors(IReadOnlyList<string> errors, int scans) =>
            $"{errors.Count} in {scans} scans{(errors.Count > 0 ? $": {errors[^1]}" : "")}";
    }

    private async Task MoreSilosAsync(
        string what,
        int slotsOfOne,
        int slotsOfEach,
        TimeSpan epoch,
        CancellationToken cancellation
    )
    {
        List<double> one = [],
            many = [];
        for (var round = 0; round < rounds; round++)
        {
            var isTurned = round % 2 == 1;
            if (!isTurned)
                one.Add(await RateAsync(1, slotsOfOne));
            many.Add(await RateAsync(Silos, slotsOfEach));
            if (isTurned)
                one.Add(await RateAsync(1, slotsOfOne));
        }

        double ratio = Statistics.Median(many) / Statistics.Median(one);
        Add(
            what,
            $"{Silos} silos ÷ 1 silo, trials/s",
            "≥ 1",
            $"{ratio:F2} ({Statistics.List(many, "F0")} ÷ {Statistics.List(one, "F0")})",
            ratio >= 1,
            "0.78 (28 ÷ 36, Optuna on SQLite, published)"
        );

        async Task<double> RateAsync(int silos, int slots)
        {
            using var directory = Data(cancellation);
            await using var cluster = await StartAsync(directory, silos, slots, epoch, cancellation);
            await WarmUpAsync(cluster, cancellation);
            return Trials / await SecondsAsync(cluster, cancellation);
        }
    }

    private async Task ShortTrialsAsync(CancellationToken cancellation)
    {
        const double Seconds = 0.2;
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(directory, 1, Slots, TimeSpan.FromSeconds(Seconds), cancellation);
        await WarmUpAsync(cluster, cancellation);
        var ideal = Math.Ceiling((double)Trials / Slots) * Seconds;
        List<double> each = [];
        for (var round = 0; round < rounds; round++)
            each.Add((await cluster.RunAsync(ScaleSweep.Yaml(Trials, 1), cancellation)).Seconds);
        var seconds = Statistics.Median(each);
        Add(
            $"1,000 trials × 0.2 s, {Slots} slots",
            "over the ideal",
            "≤ 3 %",
            $"{(seconds / ideal) - 1:P1} ({Statistics.List(each, "F2")} s; ideal {ideal:F2} s)",
            seconds <= 1.03 * ideal,
            "14 % (Ray Tune, published, 10,000 × 1 s)"
        );
    }

    private async Task StreamsAsync(CancellationToken cancellation)
    {
        const int Streams = 96;
        using var directory = Data(cancellation);
        await using var cluster = await StartAsync(
            directory,
            1,
            Streams,
            TimeSpan.FromSeconds(1.0 / Points),
            cancellation
        );
        var points = Points * streamSeconds;
        var (_, seconds) = await cluster.RunAsync(ScaleSweep.Yaml(Streams, points), cancellation);
        Add(
            $"96 trials × 50 points/s for {streamSeconds} s, all stored",
            "s",
            $"≤ {1.03 * streamSeconds:F0}",
            $"{seconds:F1}",
            seconds <= 1.03 * streamSeconds,
            streamSeconds == 100 ? "703 (Ray Tune, published)" : Report.None
        );
    }

    private async Task HistoryAsync(CancellationToken cancellation)
    {
        var measured = await HistoryTiming.MeasureAsync(history, Slots, Points, cancellation);
        var (first, last) = (Statistics.Median(measured.Firsts), Statistics.Median(measured.Last));
        var what = string.Create(CultureInfo.InvariantCulture, $"{history:N0} trials × 50 points in one sweep");
        Add(
            what,
            $"ms a trial, the last {measured.Last.Count} thousands ÷ the first 1,000 of {measured.Firsts.Count} sweeps, medians",
            "≤ 1.2",
            $"{last / first:F2} ({last:F2} ÷ {first:F2}; firsts {Statistics.List(measured.Firsts, "F2")})",
            last <= 1.2 * first,
            Other(o => $"{o.Later / o.First:F2} ({o.Later:F0} ÷ {o.First:F0}, Optuna, {OptunaTiming.Range})")
        );
        Add(what, "ms a trial, tenth by tenth", Report.None, Statistics.List(measured.Tenths, "F2"));
        Add(
            what,
            "resident memory a finished trial",
            "< 1 KB",
            $"{measured.BytesPerTrial / 1024:F2} KB ({measured.BytesBefore / 1e6:F0} MB before)",
            measured.BytesPerTrial < 1024,
            Other(o => $"{o.BytesPerTrial / 1024:F2} KB (Optuna, {OptunaTiming.Range}, at its peak)")
        );
    }

    private string Other(Func<OptunaTiming, string> figure) => _optuna is null ? Report.None : figure(_optuna);

    private string OtherRead(Func<OptunaTiming.WithReader, string> figure) =>
        _optuna?.Read is { } read ? figure(read) : Report.None;

    private static async Task<double> SecondsAsync(SimulatedCluster cluster, CancellationToken cancellation) =>
        (await cluster.RunAsync(ScaleSweep.Yaml(Trials, Points), cancellation)).Seconds;

    private void Add(
        string what,
        string figure,
        string aim,
        string value,
        bool isReached = true,
        string other = Report.None
    )
    {
        _report.Add(what, figure, aim, value, other);
        if (!isReached)
            _report.Complain($"Below its aim: {what}: {figure}, {value}.");
    }

    private static TempDirectory Data(CancellationToken cancellation)
    {
        var directory = new TempDirectory();
        ScaleSweep.MakeData(directory.Path, cancellation);
        return directory;
    }

    private static Task<SimulatedCluster> StartAsync(
        TempDirectory directory,
        int silos,
        int slots,
        TimeSpan epoch,
        CancellationToken cancellation
    ) => SimulatedCluster.StartAsync(directory.Path, silos, slots, epoch, cancellation);

    // More trials than a method needs calls to be compiled in full.
    private static Task<(int Sweep, double Seconds)> WarmUpAsync(
        SimulatedCluster cluster,
        CancellationToken cancellation
    ) => cluster.RunAsync(ScaleSweep.Yaml(200, 5), cancellation);
}
