using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Series;

/// <summary>
/// A segment made ready for training: split by time, scaled by its train rows alone, cut into windows, none of which
/// spans a gap. Validation and test windows begin L rows early within their piece, so that every validation and every
/// test row is predicted that has L rows before it there.
/// </summary>
internal sealed class SplitSeries
{
    private readonly SegmentData _segment;
    private readonly float[] _scaled;

    private SplitSeries(SegmentData segment, SegmentSplit split, int length, ScalingKind scaling, InputKind inputs)
    {
        (_segment, Split, Length) = (segment, split, length);
        var train = segment.Values.AsSpan(0, split.TrainRows * segment.Columns);
        Scaler = ColumnScaler.MinMax(train, segment.Columns);
        ModelScaler = scaling == ScalingKind.Minmax ? Scaler : ColumnScaler.Fit(scaling, train, segment.Columns);
        FirstInput = inputs switch
        {
            InputKind.All => 0,
            InputKind.Channels => SegmentData.ConditionColumns,
            _ => segment.TargetColumn,
        };
        var columns = segment.Columns - FirstInput;
        _scaled = new float[split.Rows * columns];
        for (var i = 0; i < _scaled.Length; i++)
        {
            var column = FirstInput + i % columns;
            _scaled[i] = (float)ModelScaler.Transform(segment.Values[i / columns * segment.Columns + column], column);
        }

        Train = Create(TrainRange);
        Validation = split.ValidationRows == 0 ? Windows.None : Create(ValidationRange);
        Test = Create(TestRange);
    }

    /// <summary>How the rows are used.</summary>
    public SegmentSplit Split { get; }

    /// <summary>L, the rows in a window.</summary>
    public int Length { get; }

    /// <summary>The min-max scale of the train rows, in which all errors are said, whatever the model sees.</summary>
    public ColumnScaler Scaler { get; }

    /// <summary>The scale of what the model sees and predicts.</summary>
    public ColumnScaler ModelScaler { get; }

    /// <summary>The segment's first column that the model sees; it sees all from there on.</summary>
    public int FirstInput { get; }

    /// <summary>What a squared error in the model's scale is multiplied by to be one in that of all errors.</summary>
    public double LossFactor => Math.Pow(Scaler.RatioTo(ModelScaler, _segment.TargetColumn), 2);

    /// <summary>The train rows.</summary>
    public RowRange TrainRange => new(0, Split.TrainRows);

    /// <summary>The test rows, and as many rows before them as the first window needs.</summary>
    public RowRange TestRows => WithRowsBefore(TestRange);

    /// <summary>
    /// The validation rows, and as many rows before them as the first window needs; none without validation rows.
    /// </summary>
    public RowRange ValidationRows => Split.ValidationRows == 0 ? default : WithRowsBefore(ValidationRange);

    /// <summary>Windows whose rows and target are train rows: of one piece, train rows − L.</summary>
    public Windows Train { get; }

    /// <summary>One window for each validation row that has L rows before it in its piece.</summary>
    public Windows Validation { get; }

    /// <summary>One window for each test row that has L rows before it in its piece.</summary>
    public Windows Test { get; }

    /// <summary>The targets of the validation windows, in the channel's unit.</summary>
    public double[] ValidationTruth => Split.ValidationRows == 0 ? [] : Truth(Validation, ValidationRange);

    /// <summary>The same as the model sees them.</summary>
    /// <param name="column">The target's column.</param>
    public double[] ScaledValidationTruth(int column) =>
        [.. ValidationTruth.Select(y => ModelScaler.Transform(y, column))];

    /// <summary>The targets of the test windows, in the channel's unit.</summary>
    public double[] TestTruth => Truth(Test, TestRange);

    /// <summary>Which test row a test window predicts, from 0.</summary>
    /// <param name="window">Number of the window.</param>
    public int TestRowOf(int window) => TestRows.First + Test.Starts[window] + Length - TestRange.First;

    /// <summary>The target in its unit, of values in the model's scale.</summary>
    public double[] InUnits(double[] scaled) =>
        Array.ConvertAll(scaled, y => ModelScaler.Inverse(y, _segment.TargetColumn));

    private RowRange ValidationRange => new(Split.TrainRows, Split.TrainRows + Split.ValidationRows);

    private RowRange TestRange => new(Split.TrainRows + Split.ValidationRows, Split.Rows);

    /// <summary>Splits, scales and cuts as a configuration wants it.</summary>
    /// <inheritdoc cref="Create(SegmentData, SegmentSplit, int, ScalingKind, InputKind)"/>
    public static SplitSeries Create(SegmentData segment, SegmentSplit split, Configuration configuration) =>
        Create(segment, split, configuration.SequenceLength, configuration.Scaling, configuration.Inputs);

    /// <summary>Splits, scales and cuts.</summary>
    /// <param name="segment">The segment's rows.</param>
    /// <param name="split">How many of them train, validate and test.</param>
    /// <param name="length">L, the rows in a window.</param>
    /// <param name="scaling">How the columns of the windows are scaled.</param>
    /// <param name="inputs">Which columns the windows have.</param>
    /// <exception cref="TrialException">The segment is too short for the split, or the split for a window.</exception>
    public static SplitSeries Create(
        SegmentData segment,
        SegmentSplit split,
        int length,
        ScalingKind scaling = ScalingKind.Minmax,
        InputKind inputs = InputKind.All
    )
    {
        if (segment.Rows < split.Rows)
        {
            throw new TrialException(
                $"the split needs {split.Rows} rows, the segment at {segment.Condition} has {segment.Rows}"
            );
        }

        if (split.TrainRows <= length || split.TestRows < 1)
        {
            throw new TrialException(
                $"a window of {length} rows needs at least {length + 1} train rows and a test row; the split has {split.TrainRows} and {split.TestRows}"
            );
        }

        var series = new SplitSeries(segment, split, length, scaling, inputs);
        series.RequireWindows();
        return series;
    }

    /// <summary>The pieces of consecutive samples in some rows, in time order.</summary>
    public IEnumerable<RowRange> Pieces(RowRange rows)
    {
        var starts = _segment.PieceStarts;
        for (var piece = 0; piece < starts.Length; piece++)
        {
            int first = Math.Max(rows.First, starts[piece]),
                end = Math.Min(rows.End, piece + 1 < starts.Length ? starts[piece + 1] : _segment.Rows);
            if (first < end)
                yield return new RowRange(first, end);
        }
    }

    /// <summary>A column of some rows, scaled, in double.</summary>
    public double[] Scaled(int column, RowRange rows)
    {
        var scaled = new double[rows.Count];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = Scaler.Transform(_segment.Values[(rows.First + i) * _segment.Columns + column], column);
        return scaled;
    }

    /// <summary>A column of all rows as the model sees it, in double.</summary>
    /// <param name="column">Number among the columns that the model sees.</param>
    public double[] ModelColumn(int column)
    {
        var columns = _segment.Columns - FirstInput;
        var values = new double[Split.Rows];
        for (var row = 0; row < values.Length; row++)
            values[row] = _scaled[row * columns + column];
        return values;
    }

    private RowRange WithRowsBefore(RowRange targets) => targets with { First = Math.Max(0, targets.First - Length) };

    /// <summary>The windows whose targets are in some rows.</summary>
    private Windows Create(RowRange targets)
    {
        var rows = WithRowsBefore(targets);
        var columns = _segment.Columns - FirstInput;
        var starts = new List<int>(targets.Count);
        foreach (var piece in Pieces(rows))
        {
            for (var target = Math.Max(targets.First, piece.First + Length); target < piece.End; target++)
                starts.Add(target - Length - rows.First);
        }

        return new Windows(_scaled.AsMemory(rows.First * columns, rows.Count * columns), Length, columns, [.. starts]);
    }

    private double[] Truth(Windows windows, RowRange targets)
    {
        var first = WithRowsBefore(targets).First + Length;
        var truth = new double[windows.Count];
        for (var i = 0; i < truth.Length; i++)
            truth[i] = _segment.Values[(first + windows.Starts[i]) * _segment.Columns + _segment.TargetColumn];
        return truth;
    }

    private void RequireWindows()
    {
        var missing =
            Train.Count == 0 ? "train"
            : Split.ValidationRows > 0 && Validation.Count == 0 ? "validation"
            : Test.Count == 0 ? "test"
            : null;
        if (missing is null)
            return;
        var longest = Pieces(new RowRange(0, Split.Rows)).Max(piece => piece.Count);
        throw new TrialException(
            $"no {missing} row has {Length} rows before it: gaps in time cut the segment at {_segment.Condition} into pieces, the longest of {longest} rows"
        );
    }
}
