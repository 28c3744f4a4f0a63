using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GearSweep.Silo.Retry;

namespace GearSweep.Silo.Options;

/// <summary>A host (a name or an IP address) and a port, written <c>host:port</c>.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The port, 1 to 65,535.</param>
public sealed record HostPort(string Host, int Port)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Reads <c>host:port</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, out HostPort? result)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var valid =
            colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is >= 1 and <= 65535;
        result = valid
            ? new HostPort(
                text[..colon].Trim('[', ']'),
                int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture)
            )
            : null;
        return valid;
    }

    /// <summary>Reads what is valid; <see langword="null"/> of <see langword="null"/>.</summary>
    public static HostPort? Read(string? text) => text is not null && TryParse(text, out var result) ? result : null;

    /// <summary>
    /// The address, an IPv4 one where the host has both. A name that is not known is asked for again: its machine may
    /// be about to start.
    /// </summary>
    /// <param name="key">The configuration key, for the message.</param>
    /// <param name="timeout">How long to ask.</param>
    /// <exception cref="ValidationException">The host's name is not known.</exception>
    public IPEndPoint Resolve(string key, TimeSpan timeout)
    {
        try
        {
            return FixedDelayRetry
                .For(timeout, Pause, error => error is SocketException, TimeProvider.System)
                .Execute(Resolve);
        }
        catch (SocketException error)
        {
            throw new ValidationException(
                $"{key} is '{this}', and the name '{Host}' is not known ({error.Message}); expected a known name or an IP address",
                error
            );
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    private IPEndPoint Resolve()
    {
        var addresses = IPAddress.TryParse(Host, out var address) ? [address] : Dns.GetHostAddresses(Host);
        return new IPEndPoint(
            addresses.OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First(),
            Port
        );
    }
}
