using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Silo.Security;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster secret</c>: makes what the processes of a cluster know each other by.</summary>
internal static class SecretCommand
{
    private const string Description = """
        Makes a cluster's secret and writes it into a new file, which only you can read.

        Copy the file to every machine of the cluster, over a way that nobody listens to (scp), and give it to each process there:
        --Cluster:SecretFile FILE, or Cluster__SecretFile in the environment. They then talk over TLS, and take nobody who does not
        have it. The commands that ask a dashboard (--server) need none.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The file to make; one that is there already is left alone.",
        };
        var command = new Command("secret", Description) { file };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = parsed.GetRequiredValue(file);
                await WriteAsync(path, cancellation);
                await streams.Error.WriteLineAsync(
                    $"Made '{path}'. Copy it to every machine of the cluster, and start each process with --Cluster:SecretFile."
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task WriteAsync(string path, CancellationToken cancellation)
    {
        if (Path.Exists(path))
            throw new InputException(
                $"'{path}' is there already; expected a new file: a cluster whose secret changes has to be started again"
            );
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync($"{ClusterSecret.Create()}\n".AsMemory(), cancellation);
    }
}
