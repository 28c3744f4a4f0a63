using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Files;

namespace GearSweep.Cli.Http;

/// <summary>The options that name a server, and who asks it.</summary>
internal sealed class ServerTarget
{
    /// <summary>Environment variables that stand in for the options; a token is given nowhere else in words.</summary>
    public const string ServerVariable = "GEARSWEEP_SERVER",
        TokenVariable = "GEARSWEEP_TOKEN";

    private const string Usual = "http://127.0.0.1:5000";
    private const int LongestToken = 4096;

    private readonly Option<string?> _server = new("--server")
    {
        Description = $"The dashboard's address ({ServerVariable}); {Usual} without.",
        HelpName = "URL",
    };

    private readonly Option<string?> _token = new("--token-file")
    {
        Description = $"A file with the token that says who asks ({TokenVariable} has the token itself).",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_server);
        command.Options.Add(_token);
    }

    /// <summary>The server's API. It is not asked yet.</summary>
    /// <exception cref="InputException">The address is none, or the token.</exception>
    /// <exception cref="FileFaultException">The token's file cannot be read.</exception>
    public GearSweepClient Open(ParseResult parsed)
    {
        var server = parsed.GetValue(_server) ?? Variable(ServerVariable) ?? Usual;
        var file = parsed.GetValue(_token);
        var token = file is null ? Variable(TokenVariable) : ReadFile(file);
        return new GearSweepClient(
            new ServerConnection(Address(server), token is null ? null : Token(token, file ?? TokenVariable))
        );
    }

    /// <summary>Reads an address. It may have a path, where a proxy has the dashboard beneath one.</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri is { UserInfo: "", Query: "", Fragment: "" }
            ? new Uri($"{uri.GetLeftPart(UriPartial.Path).TrimEnd('/')}/")
            : throw new InputException($"'{text}' is no address of a server; expected one such as {Usual}");

    /// <summary>Reads a token: letters that may stand in the header of a request.</summary>
    /// <exception cref="InputException">It is none.</exception>
    internal static string Token(string text, string place) =>
        text.Trim() is { Length: > 0 and <= LongestToken } token && token.All(letter => letter is > ' ' and <= '~')
            ? token
            : throw new InputException(
                $"{place} holds no token; expected one line of 1 to {LongestToken} printable ASCII characters without blanks"
            );

    private static string ReadFile(string path) =>
        FileFault.Try(
            path,
            FileUse.Read,
            () =>
            {
                using var reader = new StreamReader(path);
                var buffer = new char[LongestToken + 3];
                return new string(buffer, 0, reader.ReadBlock(buffer));
            }
        );

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
