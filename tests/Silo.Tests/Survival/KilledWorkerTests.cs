using System.Globalization;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class KilledWorkerTests
{
    [Fact]
    public async Task A_trial_that_kills_its_process_each_time_fails_alone_and_all_others_complete()
    {
        const int Trials = 12;
        var probe = ("Membership:ProbeTimeout", "00:00:01");
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 0, more: probe);
        var sweep = await head.LaunchAsync(
            """
            name: killer
            dataset: gear
            method: grid
            repeats: 6
            epochs: 40
            engine: simd
            """
        );
        using var over = new CancellationTokenSource();
        var supervising = SuperviseAsync();

        var row = await head.EndAsync(sweep);
        await over.CancelAsync();
        await supervising;

        Assert.Equal((Trials - 1, 1), (row.Counts.Completed, row.Counts.Failed));
        for (var trial = 0; trial < Trials; trial++)
        {
            var ends = (await head.Results.TrialAsync(sweep, trial))!.Attempts.Select(a => a.End!.Value).ToArray();
            if (trial == KilledWorker.Killer)
                Assert.Equal([AttemptEnd.WorkerLost, AttemptEnd.WorkerLost, AttemptEnd.Failed], ends);
            else
                Assert.True(
                    ends is [AttemptEnd.Completed] or [AttemptEnd.WorkerLost, AttemptEnd.Completed],
                    string.Join(", ", ends)
                );
        }

        async Task SuperviseAsync()
        {
            while (!over.IsCancellationRequested)
            {
                await using var worker = KilledWorker.Start(
                    "--Cluster:Head",
                    $"127.0.0.1:{head.Port.ToString(CultureInfo.InvariantCulture)}",
                    "--Cluster:ClusterId",
                    folder.Path,
                    "--Slots:Count",
                    "3",
                    $"--{probe.Item1}",
                    probe.Item2
                );
                await worker.Ended.WaitAsync(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
