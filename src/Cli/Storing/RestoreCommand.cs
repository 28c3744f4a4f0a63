using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Storage.Backups;

namespace GearSweep.Cli.Storing;

/// <summary><c>gearsweep store restore</c>: a copy becomes the store again.</summary>
internal static class RestoreCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var backup = new Argument<string>("BACKUP")
        {
            Description = "The copy that 'store backup' wrote; it is left as it is.",
        };
        var store = StoredSweeps.StoreOption();
        var replace = new Option<bool>("--replace") { Description = "Move a store that is there aside; it is kept." };
        var command = new Command("restore", "Makes a copy the store again. The head must be stopped.")
        {
            backup,
            store,
            replace,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (report, before) = await StoreBackup.RestoreAsync(
                    parsed.GetRequiredValue(backup),
                    parsed.GetRequiredValue(store),
                    parsed.GetValue(replace),
                    cancellation
                );
                await streams.Output.WriteLineAsync(BackupCommand.Sentence(report));
                if (before is not null)
                    await streams.Output.WriteLineAsync($"{before}: the store from before");
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
