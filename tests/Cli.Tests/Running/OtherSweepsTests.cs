using GearSweep.Cli.Commands;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Running;

/// <summary>
/// Runs on a store that earlier runs have left something in: real silos and real training on generated data.
/// </summary>
public sealed class OtherSweepsTests : IDisposable
{
    private static readonly string Longer = RunFolder.Specification.Replace(
        "epochs: 3",
        "epochs: 3000",
        StringComparison.Ordinal
    );
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sweep_that_was_stopped_is_named_and_left_alone_by_the_next_specification()
    {
        await _folder.GenerateAsync();
        await _folder.InterruptAsync("a.db", Longer);
        var before = await _folder.CurvesOf("a.db", 1);

        var other = await _folder.RunAsync("a.db");

        Assert.True(other.Code == ExitCode.Done, other.Errors);
        Assert.Contains(
            "has 1 other sweep that has not ended: id:1 'tiny' (running, 0 of 4 trials",
            other.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"'gearsweep cancel id:1 --store {_folder.PathOf("a.db")}' ends it",
            other.Errors,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await _folder.CurvesOf("a.db", 1));
        Assert.Equal(4 * 3, (await _folder.CurvesOf("a.db", 2)).Length);

        var cancelled = await CommandLine.RunAsync("cancel", "id:1", "--store", _folder.PathOf("a.db"));
        Assert.Equal(
            (ExitCode.Done, "Cancelled: 4 waiting trials will not run; what was trained is kept."),
            (cancelled.Code, cancelled.Output.Trim())
        );
        var silent = await _folder.RunAsync(
            "a.db",
            RunFolder.Specification.Replace("epochs: 3", "epochs: 2", StringComparison.Ordinal)
        );
        Assert.True(silent.Code == ExitCode.Done, silent.Errors);
        Assert.DoesNotContain("other sweep", silent.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_trials_are_trained_again_when_the_run_is_told_to_or_they_were_queued_again()
    {
        var specification = RunFolder.Specification.Replace("epochs: 3", "epochs: 20", StringComparison.Ordinal);
        await _folder.GenerateAsync();
        await _folder.InterruptAsync("b.db", specification);
        await SimulateFailuresAsync(1);

        var told = await _folder.RunAsync("b.db", specification);
        Assert.Equal(ExitCode.SomeTrialsFailed, told.Code);
        Assert.Contains(
            "4 of its trials have failed; nothing is trained again. --retry-failed trains those again.",
            told.Errors,
            StringComparison.Ordinal
        );

        var queued = await CommandLine.RunAsync("retry", "tiny", "--store", _folder.PathOf("b.db"));
        Assert.True(queued.Code == ExitCode.Done, queued.Errors);
        Assert.StartsWith("4 trials are queued again. 'gearsweep run'", queued.Output, StringComparison.Ordinal);
        var trained = await _folder.RunAsync("b.db", specification);
        Assert.True(trained.Code == ExitCode.Done, trained.Errors);
        Assert.Contains("Going on with 'tiny': 0 of 4 trials", trained.Errors, StringComparison.Ordinal);

        await _folder.InterruptAsync("c.db", specification);
        await SimulateFailuresAsync(1, "c.db");
        var again = await _folder.RunAsync("c.db", specification, "--retry-failed");
        Assert.True(again.Code == ExitCode.Done, again.Errors);
        Assert.Contains("4 of 4 trials", again.Errors, StringComparison.Ordinal);
    }

    /// <summary>What the store has after every trial of a sweep has failed.</summary>
    private async Task SimulateFailuresAsync(int sweep, string file = "b.db")
    {
        await using var database = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = _folder.PathOf(file) }
        );
        foreach (var lease in (await database.Store.LoadAsync(sweep, CancellationToken.None))!.Running)
            await FailAsync(lease.Trial.Number, lease.Attempt);
        foreach (var trial in await database.Store.QueuedAsync(sweep, 100, CancellationToken.None))
        {
            await FailAsync(
                trial.Number,
                (
                    await database.Store.StartAttemptAsync(sweep, trial.Number, "simulated", CancellationToken.None)
                )!.Number
            );
        }

        Assert.True(await database.Store.CompleteAsync(sweep, CancellationToken.None));

        Task<bool> FailAsync(int trial, int attempt) =>
            database.Store.ReportAsync(
                sweep,
                new TrialReport(
                    trial,
                    attempt,
                    [],
                    null,
                    new AttemptOutcome(AttemptEnd.Failed, "simulated", 0, "simd", 0, null)
                ),
                CancellationToken.None
            );
    }
}
