using System.Globalization;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// What the campaigns are like, from the environment: <c>GEARSWEEP_CAMPAIGN_ROUNDS</c>, <c>_SEED</c>, <c>_KINDS</c>,
/// <c>_SUMMARY</c> and <c>_KEEP</c>. Without them they are short, and always the same; <c>tests/run</c> draws a seed in
/// CI.
/// </summary>
internal static class CampaignSettings
{
    /// <summary>Faults of a round.</summary>
    public const int Faults = 4;

    /// <summary>Rounds; <see langword="null"/> for a short campaign.</summary>
    public static int? Rounds => (int?)Read("ROUNDS");

    /// <summary>Whether the campaign is a long one.</summary>
    public static bool IsLong => Rounds is not null;

    /// <summary>The seed.</summary>
    public static ulong Seed => Read("SEED") ?? 1;

    /// <summary>
    /// The only kinds of faults that may come, by their names with commas between; <see langword="null"/> for all.
    /// </summary>
    public static IReadOnlyList<FaultKind>? Kinds =>
        Text("KINDS") is { } text ? [.. text.Split(',').Select(Enum.Parse<FaultKind>)] : null;

    /// <summary>Where the summary is to be written; <see langword="null"/> for the test's output alone.</summary>
    public static string? SummaryFile => Text("SUMMARY");

    /// <summary>Whether store and logs are left behind even when all went well.</summary>
    public static bool Keep => Read("KEEP") is > 0;

    private static ulong? Read(string name) =>
        Text(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Text(string name) =>
        Environment.GetEnvironmentVariable($"GEARSWEEP_CAMPAIGN_{name}") is { Length: > 0 } text ? text : null;
}
