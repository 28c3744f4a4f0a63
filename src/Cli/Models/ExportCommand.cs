using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Shared.Files;
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
            Description = "The file to write.",
            Required = true,
            HelpName = "FILE.safetensors",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replaces a file of this name." };
        var command = new Command(
            "export",
            "Writes a completed trial's weights, with PyTorch's names, configuration, scaler and metrics."
        )
        {
            sweep,
            trial,
            store,
            target,
            overwrite,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (path, replace) = (parsed.GetRequiredValue(target), parsed.GetValue(overwrite));
                if (OutputFile.Problem(path, overwrite.Name, replace) is { } problem)
                    throw new InputException(problem);
                await StoredSweeps.LookAsync(
                    parsed.GetRequiredValue(store),
                    parsed.GetRequiredValue(sweep),
                    async (opened, id) =>
                        await OutputFile.WriteAsync(
                            path,
                            await ModelAsync(opened.Results, id, parsed.GetValue(trial), cancellation),
                            replace,
                            cancellation
                        ),
                    cancellation
                );
                await streams.Output.WriteLineAsync(path);
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<byte[]> ModelAsync(
        ResultQueries results,
        int sweep,
        int trial,
        CancellationToken cancellation
    )
    {
        if (await results.ModelAsync(sweep, trial, cancellation) is { } model)
            return model;
        var found = await results.TrialAsync(sweep, trial, cancellation);
        throw new InputException(
            found is null
                ? $"the sweep has no trial {trial}"
                : $"trial {trial} is {found.Row.State.ToString().ToLowerInvariant()}; only completed trials have weights"
        );
    }
}
