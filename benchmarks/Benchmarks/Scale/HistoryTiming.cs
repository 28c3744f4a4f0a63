using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Scale;

/// <summary>
/// A sweep of very many trials, beside sweeps that have only begun: all write to the same disk within the same minutes.
/// </summary>
/// <param name="Firsts">ms a trial, of the first thousand of sweeps in stores of their own: before the long one, of the
/// long one, and after it.</param>
/// <param name="Last">ms a trial, of each of the long sweep's last thousands.</param>
/// <param name="Tenths">ms a trial, the median of the thousands of each tenth of the long sweep.</param>
/// <param name="BytesPerTrial">What the long sweep's trials left of each in resident memory.</param>
/// <param name="BytesBefore">Resident memory before it.</param>
internal sealed record HistoryTiming(
    IReadOnlyList<double> Firsts,
    IReadOnlyList<double> Last,
    IReadOnlyList<double> Tenths,
    double BytesPerTrial,
    long BytesBefore
)
{
    private const int Window = 1000,
        LastWindows = 10,
        Around = 3;

    // Until the process has all the memory that such trials need at any time.
    private const int WarmUp = 1000;

    /// <summary>Measures it.</summary>
    /// <param name="trials">Trials of the long sweep, whole thousands.</param>
    /// <param name="slots">Slots of the one silo.</param>
    /// <param name="points">Points of each curve.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<HistoryTiming> MeasureAsync(
        int trials,
        int slots,
        int points,
        CancellationToken cancellation
    )
    {
        var firsts = new List<double>();
        for (var i = 0; i < Around; i++)
            firsts.AddRange(await InNewStoreAsync(Window, _ => { }));

        long before = 0,
            after = 0;
        var windows = await InNewStoreAsync(trials, isAfter => (isAfter ? ref after : ref before) = Resident());
        firsts.Add(windows[0]);
        for (var i = 0; i < Around; i++)
            firsts.AddRange(await InNewStoreAsync(Window, _ => { }));

        return new HistoryTiming(
            firsts,
            [.. windows.TakeLast(LastWindows)],
            [.. windows.Chunk((windows.Count + 9) / 10).Select(Statistics.Median)],
            (after - before) / (double)trials,
            before
        );

        async Task<IReadOnlyList<double>> InNewStoreAsync(int count, Action<bool> notes)
        {
            using var directory = new TempDirectory();
            ScaleSweep.MakeData(directory.Path, cancellation);
            await using var cluster = await SimulatedCluster.StartAsync(
                directory.Path,
                1,
                slots,
                TimeSpan.Zero,
                cancellation
            );
            await cluster.RunAsync(ScaleSweep.Yaml(WarmUp, points), cancellation);
            notes(false);
            var (sweep, _) = await cluster.RunAsync(ScaleSweep.Yaml(count, points), cancellation);
            notes(true);
            var ends = StoreScanner.Ends(directory.Path, sweep);
            return
            [
                .. Enumerable
                    .Range(0, ends.Count / Window)
                    .Select(w => Milliseconds(ends[w * Window], ends[((w + 1) * Window) - 1]) / (Window - 1)),
            ];
        }
    }

    private static double Milliseconds(long from, long to) => TimeSpan.FromTicks(to - from).TotalMilliseconds;

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }
}
