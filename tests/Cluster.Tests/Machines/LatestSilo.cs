using System.Net;

namespace GearSweep.Cluster.Tests.Machines;

/// <summary>
/// Finds the silo of a program that was started again and again: the cluster may still count those of its earlier
/// lives.
/// </summary>
internal static class LatestSilo
{
    // Orleans' generations are the seconds since then.
    private static readonly DateTime FirstGeneration = new(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Chooses it.</summary>
    /// <param name="silos">All silos, as the cluster prints them.</param>
    /// <param name="machine">The program's machine.</param>
    /// <param name="began">When the program's present life began (UTC).</param>
    /// <returns>The silo of the present life; <see langword="null"/> while the cluster does not count it.</returns>
    public static string? Of(IEnumerable<string> silos, IPAddress machine, DateTime began)
    {
        var first = (int)(began - FirstGeneration).TotalSeconds;
        return silos
            .Select(silo => (Silo: silo, Address: SiloAddress.FromParsableString(silo)))
            .Where(candidate =>
                candidate.Address.Endpoint.Address.Equals(machine) && candidate.Address.Generation >= first
            )
            .OrderBy(candidate => candidate.Address.Generation)
            .LastOrDefault()
            .Silo;
    }
}
