namespace GearSweep.Shared.Trials;

public sealed class DecisionTextTests
{
    [Theory]
    [InlineData(DecisionKind.Start, 3, -1, 0, 0, null, "started, to epoch 3")]
    [InlineData(DecisionKind.Promote, 24, 2, 2, 18, 0.1313, "promoted to epoch 24: 2nd of 18 at rung 2, cutoff 0.131")]
    [InlineData(DecisionKind.Promote, 9, 0, 1, 1, null, "promoted to epoch 9: 1st of 1 at rung 0")]
    [InlineData(DecisionKind.Confirm, 40, -1, 0, 0, null, "another seed, to epoch 40")]
    [InlineData(DecisionKind.Prune, 0, 0, 14, 18, 0.5, "given up: 14th of 18 at rung 0, cutoff 0.5")]
    [InlineData(DecisionKind.Prune, 0, 1, 111, 200, 0.5, "given up: 111th of 200 at rung 1, cutoff 0.5")]
    [InlineData(DecisionKind.Prune, 0, 1, 23, 200, 0.5, "given up: 23rd of 200 at rung 1, cutoff 0.5")]
    public void A_decision_is_one_sentence_with_its_reason(
        DecisionKind kind,
        int until,
        int rung,
        int rank,
        int of,
        double? cutoff,
        string words
    ) => Assert.Equal(words, DecisionText.Words(new Decision(kind, 7, until, rung, rank, of, cutoff)));
}
