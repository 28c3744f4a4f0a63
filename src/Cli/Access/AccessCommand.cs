using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Access;

/// <summary><c>gearsweep access</c>.</summary>
internal static class AccessCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        new("access", "Makes the tokens with which people are let in to a dashboard that others reach.")
        {
            RotateCommand.Create(streams),
        };
}
