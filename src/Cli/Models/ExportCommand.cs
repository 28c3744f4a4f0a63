using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Storage.Results;

namespace GearSweep.Cli.Models;

/// <summary><c>gearsweep model export</c>: a trial's weights as a safetensors file.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var sweep = StoredSweeps.SweepArgument();
        var trial = new Argument<int>("TRIAL") { Description = "The trial's number." };
        var store = StoredSweeps.StoreOption();
        var target = new Option<string>("--out")
        {
            Description = "The file to write; replaced when it exists.",
            Required = true,
            HelpName = "FILE.safetensors",
        };
        var command = new Command("export", "Writes a completed trial's weights, with PyTorch's names, configuration, scaler and metrics.")
        {
            sweep,
            trial,
            store,
            target,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await StoredSweeps.LookAsync(
                parsed.GetRequiredValue(store),
                parsed.GetRequiredValue(sweep),
                (opened, id) => ExportAsync(opened.Results, id, parsed.GetValue(trial), parsed.GetRequiredValue(target), cancellation),
                cancellation);
            await streams.Output.WriteLineAsync(parsed.GetRequiredValue(target));
            await streams.Output.FlushAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task ExportAsync(ResultQueries results, int sweep, int trial, string target, CancellationToken cancellation)
    {
        if (Directory.Exists(target)) throw new InputException($"'{target}' is a directory; the path of a file is expected");
        if (await results.ModelAsync(sweep, trial, cancellation) is not { } model)
        {
            var found = await results.TrialAsync(sweep, trial, cancellation);
            throw new InputException(
                found is null
                    ? $"the sweep has no trial {trial}"
                    : $"trial {trial} is {found.Row.State.ToString().ToLowerInvariant()}; only completed trials have weights");
        }

        // The file appears whole or not at all.
        var unfinished = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, model, cancellation);
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
