namespace GearSweep.Shared.Specification;

/// <summary>
/// How a segment's rows are split by time: train, then validation (the tail of the train rows), then test.
/// </summary>
public sealed record SplitSpec
{
    private static readonly SplitSpec Default = new();

    /// <summary>Rows used from the start of the segment at most; the lecture uses 20,000.</summary>
    public int Rows { get; init; } = 20_000;

    /// <summary>
    /// Rows to train and validate on when the segment has all <see cref="Rows"/>; the lecture uses 14,000.
    /// <see langword="null"/> uses <see cref="TrainFraction"/> always.
    /// </summary>
    public int? TrainRows { get; init; } = 14_000;

    /// <summary>
    /// Share of the rows to train and validate on where <see cref="TrainRows"/> does not apply, above 0 and below 1.
    /// </summary>
    public double TrainFraction { get; init; } = 0.7;

    /// <summary>
    /// Share of those that is held back for validation, from 0 up to but without 1; 0 for none, as in the lecture.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>
    /// The train rows of a text that names neither <c>train_rows</c> nor <c>train_fraction</c>: the lecture's with the
    /// lecture's rows, else the fraction's.
    /// </summary>
    /// <param name="rows">The text's <c>rows</c>.</param>
    public static int? DefaultTrainRows(int rows) => rows == Default.Rows ? Default.TrainRows : null;

    /// <summary>Splits a segment.</summary>
    /// <param name="segmentRows">Rows that the segment has.</param>
    public SegmentSplit Resolve(int segmentRows)
    {
        var rows = Math.Min(Rows, segmentRows);
        var head = TrainRows is { } fixedRows && segmentRows >= Rows ? fixedRows : (int)(rows * TrainFraction);
        var validation = (int)(head * ValidationFraction);
        return new SegmentSplit(head - validation, validation, rows - head);
    }
}
