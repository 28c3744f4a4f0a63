using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Series;

/// <summary>
/// A segment made ready for training: split by time, scaled by its train rows alone, cut into windows. Validation and test windows begin L rows
/// early, so that every validation and every test row is predicted.
/// </summary>
internal sealed class SplitSeries
{
    private readonly SegmentData _segment;
    private readonly float[] _scaled;

    private SplitSeries(SegmentData segment, SegmentSplit split, int length)
    {
        (_segment, Split, Length) = (segment, split, length);
        Scaler = MinMaxScaler.Fit(segment.Values.AsSpan(0, split.TrainRows * SegmentData.UsualColumns), SegmentData.UsualColumns);
        _scaled = new float[split.Rows * SegmentData.UsualColumns];
        for (var i = 0; i < _scaled.Length; i++) _scaled[i] = (float)Scaler.Transform(segment.Values[i], i % SegmentData.UsualColumns);
        Train = Between(0, split.TrainRows);
        Validation = split.ValidationRows == 0 ? Windows.None : Between(split.TrainRows - length, split.TrainRows + split.ValidationRows);
        Test = Between(split.TrainRows + split.ValidationRows - length, split.Rows);
    }

    /// <summary>How the rows are used.</summary>
    public SegmentSplit Split { get; }

    /// <summary>L, the rows in a window.</summary>
    public int Length { get; }

    /// <summary>Fitted on the train rows.</summary>
    public MinMaxScaler Scaler { get; }

    /// <summary>Windows whose rows and target are train rows: train rows − L.</summary>
    public Windows Train { get; }

    /// <summary>One window for each validation row.</summary>
    public Windows Validation { get; }

    /// <summary>One window for each test row.</summary>
    public Windows Test { get; }

    /// <summary>sensor2 of the validation rows, in mm.</summary>
    public double[] ValidationTruth => Targets(Split.TrainRows, Split.ValidationRows);

    /// <summary>sensor2 of the test rows, in mm.</summary>
    public double[] TestTruth => Targets(Split.TrainRows + Split.ValidationRows, Split.TestRows);

    /// <summary>Splits, scales and cuts.</summary>
    /// <param name="segment">The segment's rows.</param>
    /// <param name="split">How many of them train, validate and test.</param>
    /// <param name="length">L, the rows in a window.</param>
    /// <exception cref="TrialException">The segment is too short for the split, or the split for a window.</exception>
    public static SplitSeries Of(SegmentData segment, SegmentSplit split, int length)
    {
        if (segment.Rows < split.Rows)
        {
            throw new TrialException($"the split needs {split.Rows} rows, the segment at {segment.Condition} has {segment.Rows}");
        }

        if (split.TrainRows <= length || split.TestRows < 1)
        {
            throw new TrialException(
                $"a window of {length} rows needs at least {length + 1} train rows and a test row; the split has {split.TrainRows} and {split.TestRows}");
        }

        return new SplitSeries(segment, split, length);
    }

    /// <summary>sensor2, in mm and from a row of the segment on.</summary>
    public double[] Targets(int firstRow, int count)
    {
        var targets = new double[count];
        for (var i = 0; i < count; i++) targets[i] = _segment.Values[(firstRow + i) * SegmentData.UsualColumns + (SegmentData.UsualColumns - 1)];
        return targets;
    }

    private Windows Between(int firstRow, int end) =>
        new(_scaled.AsMemory(firstRow * SegmentData.UsualColumns, (end - firstRow) * SegmentData.UsualColumns), Length);
}
