namespace GearSweep.Shared.Datasets;

/// <summary>What a dataset holds at one operating condition.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Rows">Rows of the segment: the longest piece of consecutive samples at this condition.</param>
/// <param name="RowsInFile">Rows of the file at this condition, in all pieces.</param>
/// <param name="Pieces">Into how many pieces gaps in time cut those rows.</param>
/// <param name="Start">Time of the segment's first row, as recorded (no time zone).</param>
/// <param name="SamplePeriodSeconds">The usual time between two rows, e.g. 0.0002.</param>
[GenerateSerializer, Immutable]
public sealed record SegmentSummary(
    OperatingCondition Condition, int Rows, int RowsInFile, int Pieces, DateTime Start, double SamplePeriodSeconds);
