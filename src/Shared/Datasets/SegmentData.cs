namespace GearSweep.Shared.Datasets;

/// <summary>
/// The rows of a dataset recorded at one operating condition, in time order, as they travel from the head to a worker.
/// Between two pieces of consecutive samples there is a gap in time, which no window spans.
/// </summary>
/// <param name="Hash">Content hash, see <see cref="SegmentHash"/>.</param>
/// <param name="Condition">Where the rows were recorded.</param>
/// <param name="Channels">The measured columns: the inputs in the order in which they were named, the target last. At
/// least one.</param>
/// <param name="PieceStarts">The rows at which a piece begins, ascending; the first is 0.</param>
/// <param name="Values">Row-major, shape rows × columns, in the order speed (rev/s), load (N·m), then the
/// channels.</param>
[GenerateSerializer, Immutable]
public sealed record SegmentData(
    string Hash,
    OperatingCondition Condition,
    IReadOnlyList<Channel> Channels,
    int[] PieceStarts,
    double[] Values
)
{
    /// <summary>Columns before the channels: speed and load.</summary>
    public const int ConditionColumns = 2;

    /// <summary>Columns of a segment of the two usual channels.</summary>
    public const int UsualColumns = ConditionColumns + 2;

    /// <summary>Columns of a row: speed, load and the channels.</summary>
    public int Columns => ConditionColumns + Channels.Count;

    /// <summary>The column that is predicted: the last one.</summary>
    public int TargetColumn => Columns - 1;

    /// <summary>Whether the target has one value in all rows, as that of a dead or saturated sensor.</summary>
    public bool HasConstantTarget
    {
        get
        {
            for (var at = TargetColumn + Columns; at < Values.Length; at += Columns)
            {
                if (Values[at] != Values[TargetColumn])
                    return false;
            }

            return Rows > 1;
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>A segment of these values, with their hash.</summary>
    public static SegmentData Create(
        OperatingCondition condition,
        IReadOnlyList<Channel> channels,
        int[] pieceStarts,
        double[] values
    ) => new(SegmentHash.Compute(channels, pieceStarts, values), condition, channels, pieceStarts, values);

    /// <summary>A segment of one piece of the usual channels, with its hash.</summary>
    public static SegmentData Create(OperatingCondition condition, double[] values) =>
        Create(condition, Channel.Usual, [0], values);
}
