using System.Text;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Cli.Sweeps;

/// <summary>Stores with made-up sweeps, written by the real writer.</summary>
internal static class SampleStore
{
    private static readonly OperatingCondition Condition = new(25, 0);

    /// <summary>Adds sweeps of some names, with three queued trials each.</summary>
    public static Task AddAsync(string path, params string[] names) =>
        AddAsync(path, "name: s\ndataset: no_fault", names);

    /// <summary>The same with a specification of the caller's.</summary>
    public static async Task AddAsync(string path, string yaml, string[] names)
    {
        await using var database = await OpenAsync(path);
        foreach (var name in names)
        {
            var segment = new SegmentData(
                "hash",
                Condition,
                Channel.Usual,
                [0],
                [.. Enumerable.Range(0, 40).Select(i => i * 0.1)]
            );
            var sweep = await database.Store.CreateAsync(
                new NewSweep(
                    name,
                    "",
                    yaml,
                    "no_fault",
                    Synthetic: true,
                    "validation_mse",
                    3,
                    30,
                    [new(segment, new SegmentSplit(5, 2, 3))]
                ),
                CancellationToken.None
            );
            await database.Store.AddTrialsAsync(
                sweep,
                [
                    .. Enumerable
                        .Range(0, 3)
                        .Select(n => new QueuedTrial(
                            n,
                            n,
                            new Configuration { HiddenSize = 8 + n },
                            Condition,
                            0,
                            (ulong)n,
                            10,
                            10
                        )),
                ],
                CancellationToken.None
            );
        }
    }

    /// <summary>Begins a trial, as a process does that is killed then.</summary>
    public static async Task BeginAsync(string path, int sweep, int trial)
    {
        await using var database = await OpenAsync(path);
        Assert.NotNull(await database.Store.StartAttemptAsync(sweep, trial, "gone", CancellationToken.None));
        await database.Store.ReportAsync(
            sweep,
            new TrialReport(trial, 1, [new(1, 0.5, 0.5, 1)], new TrialCheckpoint(1, [1]), null),
            CancellationToken.None
        );
    }

    /// <summary>Trains a trial to its end, as far as the store can tell.</summary>
    public static async Task CompleteAsync(string path, int sweep, int trial)
    {
        await using var database = await OpenAsync(path);
        var attempt = (
            await database.Store.StartAttemptAsync(sweep, trial, "simulated", CancellationToken.None)
        )!.Number;
        var errors = new ErrorMetrics(0.1, 0.1, 0.1, 0.1, 0.1);
        var result = new TrialResult(
            0.1,
            0.1,
            9,
            errors,
            new BaselineResult(7, errors, errors, errors, errors, 29, errors, 64, 0.001),
            new PairedErrors(32, 0, [1, 2], [2, 1]),
            new Predictions([1], [1], [1]),
            Encoding.UTF8.GetBytes("a model")
        );
        EpochReport[] epochs = [.. Enumerable.Range(1, 10).Select(epoch => new EpochReport(epoch, 0.1, 0.1, 0.1))];
        Assert.True(
            await database.Store.ReportAsync(
                sweep,
                new TrialReport(
                    trial,
                    attempt,
                    epochs,
                    null,
                    new AttemptOutcome(AttemptEnd.Completed, null, 10, "simulated", 1, result)
                ),
                CancellationToken.None
            )
        );
    }

    /// <summary>Opens it as its owner.</summary>
    public static Task<SqliteDatabase> OpenAsync(string path) =>
        SqliteDatabase.OpenAsync(new StorageOptions { DatabasePath = path });
}
