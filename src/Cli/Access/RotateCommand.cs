using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Access;

namespace GearSweep.Cli.Access;

/// <summary><c>gearsweep access rotate</c>: new tokens in place of old ones.</summary>
internal static class RotateCommand
{
    private const string Description = """
        Makes new access tokens for a dashboard and shows them, this once.

        A dashboard that runs takes the new ones and refuses the old ones after a few seconds, also on pages that are open. The file
        holds only hashes, and belongs to whoever runs this: do it as the user who runs the dashboard (sudo -u gearsweep …).
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var place = new Argument<string>("FILE_OR_STORE")
        {
            Description =
                "The file of the tokens (Access:File, it ends in .json), or the store or the data directory beside which it is.",
        };
        var role = new Option<AccessRole?>("--role") { Description = "Only the token to view, or the one to operate." };
        var command = new Command("rotate", Description) { place, role };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var file = FileOf(parsed.GetRequiredValue(place));
                var tokens = AccessFile.Rotate(file, parsed.GetValue(role));
                await streams.Error.WriteLineAsync(
                    $"New tokens are in force by '{file}'. Open http://HOST:PORT/access?token=TOKEN, or send 'Authorization: Bearer TOKEN':"
                );
                foreach (var (made, token) in tokens.All)
                    await streams.Output.WriteLineAsync($"{made.ToString().ToLowerInvariant(), -8} {token}");
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static string FileOf(string place) =>
        place.EndsWith(".json", StringComparison.Ordinal) ? Path.GetFullPath(place)
        : Path.Exists(place) ? AccessFile.Beside(place)
        : throw new InputException(
            $"there is no '{place}'; expected a store, a data directory, or a file of tokens, which ends in .json"
        );
}
