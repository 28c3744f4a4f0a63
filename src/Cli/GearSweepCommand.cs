using System.CommandLine;
using System.CommandLine.Help;
using GearSweep.Cli.Access;
using GearSweep.Cli.Cluster;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Curves;
using GearSweep.Cli.Data;
using GearSweep.Cli.Http;
using GearSweep.Cli.Models;
using GearSweep.Cli.Running;
using GearSweep.Cli.Storing;
using GearSweep.Cli.Sweeps;
using GearSweep.Cli.Trials;
using GearSweep.Shared.Text;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Failures;
using GearSweep.Training.Datasets;

namespace GearSweep.Cli;

/// <summary>The command line as a whole.</summary>
internal static class GearSweepCommand
{
    private const string Description = """
        Trains sweeps of small recurrent networks on gear-vibration data, configuration by configuration and condition by condition, and
        compares them with baselines.

        Exit codes: 0 done, 1 the run failed or was interrupted, 2 bad usage or input, 3 some trials failed.
        """;

    /// <summary>Carries out a command.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellation">Cancelled when the person wants to stop.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Streams streams, CancellationToken cancellation)
    {
        streams = streams.OfText();
        if (SecretText.FindIn(args) is { } secret)
        {
            await WriteErrorAsync(
                streams,
                $"'{secret}' holds a password, and others can read a command line; {SecretText.Advice}"
            );
            return ExitCode.BadInput;
        }

        var parsed = Create(streams).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in parsed.Errors)
                await WriteErrorAsync(streams, error.Message);
            await streams.Error.WriteLineAsync("'--help' shows the usage.");
            return ExitCode.BadInput;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = streams.Output,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Signals are ours.
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Failed;
        }
        catch (Exception error) when (IsBadInput(error))
        {
            await WriteErrorAsync(streams, error.Message);
            return ExitCode.BadInput;
        }
        catch (Exception error) when (StartupFailure.Explain(error) is { } cause)
        {
            await WriteErrorAsync(streams, cause);
            return ExitCode.BadInput;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await WriteErrorAsync(streams, error.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>
    /// What went wrong may quote files and arguments: no terminal obeys it, and it shows no password.
    /// </summary>
    private static Task WriteErrorAsync(Streams streams, string message) =>
        streams.Error.WriteLineAsync(Printable.Text(SecretText.Masked(message)));

    private static bool IsBadInput(Exception error) =>
        error is InputException or DatasetException or StorageException or ServerException { IsBadInput: true };

    private static RootCommand Create(Streams streams)
    {
        RootCommand root = new(Description)
        {
            RunCommand.Create(streams),
            TrialsCommand.Create(streams),
            CurvesCommand.Create(streams),
            ReplayCommand.Create(streams),
            WhatIfCommand.Create(streams),
            ModelCommand.Create(streams),
            DataCommand.Create(streams),
            ClusterCommand.Create(streams),
            AccessCommand.Create(streams),
            StoreCommand.Create(streams),
            StoredSweepsCommand.Create(streams),
        };
        foreach (var command in StoredSweepCommands.CreateAll(streams))
            root.Subcommands.Add(command);
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion(streams);
        root.HelpName = "gearsweep";
        return root;
    }
}
