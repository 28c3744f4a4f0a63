using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Testing;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Writing;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_disk_that_is_full_costs_what_is_reported_meanwhile_and_nothing_else()
    {
        using var disk = await SmallDisk.TryMountAsync();
        Assert.SkipWhen(disk is null, SmallDisk.Needs);
        var file = Path.Combine(disk!.Path, "results.db");
        await using var database = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = file },
            Cancellation
        );
        var sweep = await database.Store.CreateAsync(Sweep(), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0) with { MaxEpochs = 1000 }], Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        var stored = 0;
        StorageException? full = null;
        while (full is null)
        {
            try
            {
                await database.Store.ReportAsync(sweep, WithCheckpoint(stored + 1), Cancellation);
                stored++;
            }
            catch (StorageException e)
            {
                full = e;
            }
        }

        Assert.True(stored > 0);
        Assert.Contains(file, full.Message, StringComparison.Ordinal);
        Assert.Contains("full", full.Message, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, stored),
            (await database.Results.CurvesAsync(new() { Sweep = sweep }, Cancellation)).Epoch
        );
        Assert.Equal(full.Message, database.Store.UnavailableReason);
        Assert.Equal(stored, (await database.Results.TrialAsync(sweep, 0, Cancellation))!.Row.Epochs);

        await disk.GrowAsync();

        Assert.True(await database.Store.ReportAsync(sweep, WithCheckpoint(stored + 1), Cancellation));
        Assert.Null(database.Store.UnavailableReason);
        Assert.Equal(
            Enumerable.Range(1, stored + 1),
            (await database.Results.CurvesAsync(new() { Sweep = sweep }, Cancellation)).Epoch
        );

        // Each is larger than the one before, so that the file has to grow.
        static Shared.Trials.TrialReport WithCheckpoint(int epoch) =>
            new(0, 1, [Epoch(epoch)], new(epoch, new byte[200_000 * epoch]), null);
    }
}
