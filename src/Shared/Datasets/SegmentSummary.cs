namespace GearSweep.Shared.Datasets;

/// <summary>What a dataset holds at one operating condition.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Rows">Rows of the segment: all pieces that are used.</param>
/// <param name="RowsInFile">Rows of the file at this condition.</param>
/// <param name="PieceRows">Rows of each piece of consecutive samples, in time order; gaps in time lie between them,
/// which no window spans.</param>
/// <param name="Start">Time of the segment's first row, as recorded (no time zone).</param>
/// <param name="SamplePeriodSeconds">The usual time between two rows, e.g. 0.0002.</param>
[GenerateSerializer, Immutable]
public sealed record SegmentSummary(
    OperatingCondition Condition,
    int Rows,
    int RowsInFile,
    int[] PieceRows,
    DateTime Start,
    double SamplePeriodSeconds
)
{
    /// <summary>
    /// Which key of which mapping lets windows span some of the gaps, as part of a sentence; <see langword="null"/>
    /// where none does.
    /// </summary>
    [Id(0)]
    public string? GapRemedy { get; init; }
}
