using System.Diagnostics;
using GearSweep.Shared.Results;
using GearSweep.Storage.Failures;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Writing;

public sealed class ReadOnlyFileTests
{
    [Fact]
    public async Task A_file_that_becomes_read_only_costs_what_is_reported_meanwhile_and_nothing_else()
    {
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0) with { MaxEpochs = 1000 }], Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        Assert.True(await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(1)), Cancellation));
        string[] files = [database.File, database.File + "-wal"];
        Assert.SkipUnless(
            await ChangeAsync("+i", files),
            "needs the right to make a file immutable (chattr), and a file system that can"
        );
        try
        {
            var refused = await Assert.ThrowsAsync<StorageException>(() =>
                database.Store.ReportAsync(sweep, Report(0, 1, Epoch(2)), Cancellation)
            );
            Assert.Contains($"'{database.File}' cannot be written", refused.Message, StringComparison.Ordinal);
            Assert.Equal(refused.Message, database.Store.UnavailableReason);
            Assert.Equal(
                Enumerable.Range(1, 1),
                (await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep }, Cancellation)).Epoch
            );
        }
        finally
        {
            Assert.True(await ChangeAsync("-i", files));
        }

        Assert.True(await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(2)), Cancellation));
        Assert.Null(database.Store.UnavailableReason);
        await database.ReopenAsync();
        Assert.Equal(
            Enumerable.Range(1, 2),
            (await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep }, Cancellation)).Epoch
        );
        Assert.Equal("ok", await database.ScalarAsync("PRAGMA integrity_check"));
    }

    private static async Task<bool> ChangeAsync(string flag, string[] files)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("chattr", [flag, .. files]) { RedirectStandardError = true }
            )!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
