using System.Collections.Frozen;
using System.Text.Json;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Telemetry;

/// <summary>The values of <see cref="TelemetryNames.Outcome"/>.</summary>
internal static class OutcomeText
{
    private static readonly FrozenDictionary<AttemptEnd, string> Texts = Enum.GetValues<AttemptEnd>()
        .ToFrozenDictionary(end => end, end => JsonNamingPolicy.SnakeCaseLower.ConvertName(end.ToString()));

    /// <summary>The end in snake case, e.g. <c>preempted</c>.</summary>
    public static string For(AttemptEnd end) => Texts[end];
}
