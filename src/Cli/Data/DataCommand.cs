using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Data;

/// <summary><c>gearsweep data</c>.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        new("data", "Looks at data files, or makes synthetic ones.")
        {
            DescribeCommand.Create(streams),
            GenerateCommand.Create(streams),
        };
}
