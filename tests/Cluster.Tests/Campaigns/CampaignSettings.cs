using System.Globalization;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// How long the campaigns are, from the environment: <c>GEARSWEEP_CAMPAIGN_ROUNDS</c> and <c>GEARSWEEP_CAMPAIGN_SEED</c>. Without them they are short, and always
/// the same.
/// </summary>
internal static class CampaignSettings
{
    /// <summary>Faults of a round.</summary>
    public const int Faults = 4;

    /// <summary>Rounds; <see langword="null"/> for a short campaign.</summary>
    public static int? Rounds => (int?)Read("ROUNDS");

    /// <summary>The seed.</summary>
    public static ulong Seed => Read("SEED") ?? 1;

    /// <summary>Whether store and logs are left behind even when all went well.</summary>
    public static bool Keep => Read("KEEP") is > 0;

    private static ulong? Read(string name) =>
        Environment.GetEnvironmentVariable($"GEARSWEEP_CAMPAIGN_{name}") is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
