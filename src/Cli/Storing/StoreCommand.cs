using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Storing;

/// <summary><c>gearsweep store</c>.</summary>
internal static class StoreCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        new("store", "Saves and restores the file with the results.")
        {
            BackupCommand.Create(streams),
            RestoreCommand.Create(streams),
        };
}
