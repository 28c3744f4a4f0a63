namespace GearSweep.Dashboard.Access;

/// <summary>What the dashboard was started with.</summary>
/// <param name="Anonymous">Whether everybody who reaches it may do everything.</param>
/// <param name="File">The file with the tokens' hashes; <see langword="null"/> when there is no place for one.</param>
/// <param name="Output">Where new tokens are shown.</param>
internal sealed record AccessSettings(bool Anonymous, string? File, TextWriter Output);
