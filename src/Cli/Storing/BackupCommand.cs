using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Storage.Backups;

namespace GearSweep.Cli.Storing;

/// <summary><c>gearsweep store backup</c>: a copy of a store, also while a head writes it.</summary>
internal static class BackupCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new Argument<string>("FILE") { Description = "The copy to write; nothing may be there yet." };
        var store = StoredSweeps.StoreOption();
        var command = new Command(
            "backup",
            "Writes a checked copy of the results as they are at this moment. A head that is running goes on."
        )
        {
            target,
            store,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var report = await StoreBackup.SaveAsync(
                    parsed.GetRequiredValue(store),
                    parsed.GetRequiredValue(target),
                    cancellation
                );
                await streams.Output.WriteLineAsync(Sentence(report));
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>What a copy holds.</summary>
    public static string Sentence(BackupReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Path}: {report.Sweeps:#,0} sweeps, {report.Trials:#,0} trials, {report.Bytes:#,0} bytes, checked"
        );
}
