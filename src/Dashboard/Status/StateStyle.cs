using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Status;

/// <summary>A state's sign and colour; the word stands beside it always.</summary>
/// <param name="Word">The state's name.</param>
/// <param name="Sign">One character, for the eye alone.</param>
/// <param name="Tone">A class of the style sheet: <c>live</c>, <c>rest</c>, <c>good</c>, <c>bad</c>.</param>
internal sealed record StateStyle(string Word, string Sign, string Tone)
{
    public static StateStyle From(SweepState state) =>
        state switch
        {
            SweepState.Running => new("Running", "▶", "live"),
            SweepState.Paused => new("Paused", "‖", "rest"),
            SweepState.Completed => new("Completed", "✓", "good"),
            SweepState.Cancelled => new("Cancelled", "×", "rest"),
            _ => new(state.ToString(), "?", "rest"),
        };

    public static StateStyle From(TrialState state) =>
        state switch
        {
            TrialState.Queued => new("Queued", "…", "rest"),
            TrialState.Running => new("Running", "▶", "live"),
            TrialState.Completed => new("Completed", "✓", "good"),
            TrialState.Pruned => new("Pruned", "✂", "rest"),
            TrialState.Failed => new("Failed", "!", "bad"),
            TrialState.Paused => new("Paused", "‖", "rest"),
            TrialState.Cancelled => new("Cancelled", "×", "rest"),
            _ => new(state.ToString(), "?", "rest"),
        };
}
