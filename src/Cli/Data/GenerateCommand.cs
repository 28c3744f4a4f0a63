using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Files;
using GearSweep.Training.Generation;

namespace GearSweep.Cli.Data;

/// <summary><c>gearsweep data generate</c>: synthetic data of the six gears.</summary>
internal static class GenerateCommand
{
    private const string All = "all";

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var directory = new Option<string>("--out")
        {
            Description = "The directory to write to; made if it does not exist.",
            Required = true,
            HelpName = "DIR",
        };
        var gear = new Option<string>("--gear") { Description = "The gear, or all.", DefaultValueFactory = _ => All };
        gear.AcceptOnlyFromAmong([.. GearDataGenerator.Gears, All]);
        var rows = new Option<int>("--rows")
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Rows at each of the six operating conditions, 1 to {GearDataGenerator.MostRows:#,0}."
            ),
            DefaultValueFactory = _ => GearDataGenerator.UsualRows,
            HelpName = "N",
        };
        rows.AcceptOnlyBetween(1, GearDataGenerator.MostRows);
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed makes the same bytes.",
            DefaultValueFactory = _ => GearDataGenerator.UsualSeed,
            HelpName = "N",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces files of these names." };
        var command = new Command(
            "generate",
            "Makes synthetic vibration data with the measured data's columns and file names."
        )
        {
            directory,
            gear,
            rows,
            seed,
            overwrite,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var chosen = parsed.GetRequiredValue(gear);
                var gears = chosen == All ? GearDataGenerator.Gears : [chosen];
                var target = parsed.GetRequiredValue(directory);
                var replace = parsed.GetValue(overwrite);
                Check(target, gears, replace);
                var paths = await Task.Run(
                    () =>
                        GearDataGenerator.Generate(
                            target,
                            gears,
                            parsed.GetValue(rows),
                            parsed.GetValue(seed),
                            replace,
                            cancellation
                        ),
                    cancellation
                );
                foreach (var path in paths)
                    await streams.Output.WriteLineAsync(path);
                await streams.Error.WriteLineAsync("Synthetic data: computed, not measured.");
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Check(string directory, IEnumerable<string> gears, bool overwrite)
    {
        if (File.Exists(directory))
            throw new InputException($"'{directory}' is a file; a directory is expected");
        if (!Directory.Exists(directory))
            return;
        var problem = gears
            .Select(g => OutputFile.Problem(Path.Combine(directory, g + ".csv"), "--overwrite", overwrite))
            .FirstOrDefault(p => p is not null);
        if (problem is not null)
            throw new InputException(problem);
    }
}
