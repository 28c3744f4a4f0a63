using System.Globalization;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.PostgreSql;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Writing;

/// <summary>
/// A process that writes until it is killed, and says on standard output what the store has acknowledged.
/// </summary>
internal static class KilledWriter
{
    public const string Argument = "--killed-writer";
    public const int Trials = 8;

    public static async Task<int> RunAsync(string target)
    {
        await using IResultDatabase database = target.Contains("Host=", StringComparison.Ordinal)
            ? await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = target })
            : await SqliteDatabase.OpenAsync(new StorageOptions { DatabasePath = target });
        var sweep = await database.Store.CreateAsync(Sweep(Trials), CancellationToken.None);
        await database.Store.AddTrialsAsync(
            sweep,
            [.. Enumerable.Range(0, Trials).Select(n => Trial(n) with { MaxEpochs = int.MaxValue })],
            CancellationToken.None
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, Trials)
                .Select(trial =>
                    Task.Run(async () =>
                    {
                        await database.Store.StartAttemptAsync(sweep, trial, "silo", CancellationToken.None);
                        for (var epoch = 1; ; epoch++)
                        {
                            await database.Store.ReportAsync(
                                sweep,
                                Report(trial, 1, Epoch(epoch)),
                                CancellationToken.None
                            );
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trial} {epoch}"));
                        }
                    })
                )
        );
        return 0;
    }
}
