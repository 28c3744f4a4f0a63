using System.Globalization;

namespace GearSweep.Shared.Trials;

/// <summary>Decisions as a person reads them.</summary>
public static class DecisionText
{
    /// <summary>Why: <c>14th of 18 at rung 2, cutoff 0.131</c>.</summary>
    public static string Reason(Decision decision) =>
        decision.Rung < 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Ordinal(decision.Rank)} of {decision.Of} at rung {decision.Rung}{(decision.Cutoff is { } cutoff ? $", cutoff {cutoff:G3}" : "")}"
            );

    /// <summary>What is done, and why: <c>promoted to epoch 24: 2nd of 18 at rung 2, cutoff 0.131</c>.</summary>
    public static string Words(Decision decision)
    {
        var done = decision.Kind switch
        {
            DecisionKind.Start => $"started, to epoch {decision.UntilEpoch}",
            DecisionKind.Promote => $"promoted to epoch {decision.UntilEpoch}",
            DecisionKind.Confirm => $"another seed, to epoch {decision.UntilEpoch}",
            DecisionKind.Prune => "given up",
            _ => "nothing to do",
        };
        return Reason(decision) is { Length: > 0 } reason ? $"{done}: {reason}" : done;
    }

    private static string Ordinal(int rank) =>
        (rank % 100 is >= 11 and <= 13 ? 0 : rank % 10) switch
        {
            1 => $"{rank}st",
            2 => $"{rank}nd",
            3 => $"{rank}rd",
            _ => $"{rank}th",
        };
}
