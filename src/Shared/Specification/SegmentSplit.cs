namespace GearSweep.Shared.Specification;

/// <summary>A segment's rows by use, in time order from its first row.</summary>
/// <param name="TrainRows">Rows to train on; the scaler and the baselines are fitted on these alone.</param>
/// <param name="ValidationRows">Rows that follow, for early stopping and for choosing; may be 0.</param>
/// <param name="TestRows">Rows that follow, every one of which is predicted once, at the end.</param>
[GenerateSerializer, Immutable]
public sealed record SegmentSplit(int TrainRows, int ValidationRows, int TestRows)
{
    /// <summary>All rows that are used.</summary>
    public int Rows => TrainRows + ValidationRows + TestRows;
}
