using System.ComponentModel.DataAnnotations;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GearSweep.Dashboard.Access;

/// <summary>
/// Decides whether tokens are needed once it is known where the server listens, makes them at the first such start, and
/// shows them once: on standard output and never in the log, which is kept and sent elsewhere.
/// </summary>
internal sealed partial class AccessStart(
    IServer server,
    AccessGate gate,
    AccessSettings settings,
    ILogger<AccessStart> logger
) : IHostedLifecycleService
{
    /// <inheritdoc/>
    /// <exception cref="ValidationException">There is no place for the tokens' file.</exception>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        string[] addresses = [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];
        var isNeeded = !ListenedTo.IsLocal(addresses) && !settings.Anonymous;
        if (isNeeded)
            Prepare(addresses);
        else if (!ListenedTo.IsLocal(addresses))
            LogAnonymous(string.Join(", ", addresses));
        gate.Decide(isNeeded);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Prepare(string[] addresses)
    {
        var file =
            settings.File
            ?? throw new ValidationException(
                "Access:File is not given, and this dashboard listens where others reach it, without a store beside which its access tokens could be: "
                    + "expected the path of a file, e.g. --Access:File tokens.access.json; --Access:Anonymous true lets everybody in"
            );
        if (AccessFile.Create(file) is { } tokens)
            Show(addresses, tokens);
        else
            LogExisting(file);
    }

    private void Show(string[] addresses, AccessTokens tokens)
    {
        try
        {
            settings.Output.WriteLine("Access to these pages needs a token. These links are shown this once:");
            foreach (var (role, token) in tokens.All)
            {
                var link = ListenedTo.Link(addresses, $"{AccessEndpoints.Path}?token={token}");
                settings.Output.WriteLine($"  {role.ToString().ToLowerInvariant(), -8} {link}");
            }

            settings.Output.Flush();
        }
        catch (IOException)
        {
            // Nobody is there to read it; 'gearsweep access rotate' makes new ones.
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Access needs a token; {File} has the tokens' hashes. 'gearsweep access rotate' with this file makes new tokens"
    )]
    private partial void LogExisting(string file);

    [LoggerMessage(
        LogLevel.Warning,
        "Access:Anonymous is true: whoever reaches {Addresses} may launch and cancel without a token"
    )]
    private partial void LogAnonymous(string addresses);
}
