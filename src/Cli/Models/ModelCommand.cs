using System.CommandLine;
using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Models;

/// <summary><c>gearsweep model</c>.</summary>
internal static class ModelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        new("model", "Works with trained models.") { ExportCommand.Create(streams) };
}
