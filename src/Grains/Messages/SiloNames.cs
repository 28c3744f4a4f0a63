using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace GearSweep.Grains.Messages;

/// <summary>Addresses of silos as messages name them, e.g. <c>10.0.0.2:11111@154561718</c>.</summary>
internal static class SiloNames
{
    /// <summary>Reads one.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out SiloAddress? silo)
    {
        silo = null;
        if (name is not { Length: > 0 and <= MessageLimits.Name })
            return false;
        try
        {
            silo = SiloAddress.FromParsableString(name);
        }
        catch (Exception error)
            when (error
                    is FormatException
                        or ArgumentException
                        or OverflowException
                        or IndexOutOfRangeException
                        or SocketException
            )
        {
            return false;
        }

        // One silo, one name: everything that is known of it is kept by the name.
        return silo.Endpoint is not null && silo.ToParsableString() == name;
    }

    /// <summary>What is wrong with a name; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string field, string? name) =>
        TryParse(name, out _)
            ? null
            : $"{field} is {MessageText.Quote(name)}; expected a silo's address, e.g. '10.0.0.2:11111@154561718'";
}
