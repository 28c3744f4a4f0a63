namespace GearSweep.Shared.Datasets;

/// <summary>The rows of a dataset recorded at one operating condition, in time order, as they travel from the head to a worker.</summary>
/// <param name="Hash">Content hash (lower-case hex SHA-256 of the values' little-endian bytes, row-major).</param>
/// <param name="Condition">Where the rows were recorded.</param>
/// <param name="Values">
/// Row-major, shape rows × 4, columns ordered as the lecture orders them: speed (rev/s), load (N·m), sensor1 (mm), sensor2 (mm).
/// </param>
[GenerateSerializer, Immutable]
public sealed record SegmentData(string Hash, OperatingCondition Condition, double[] Values)
{
    /// <summary>Columns of a row: speed, load, sensor1, sensor2.</summary>
    public const int Columns = 4;

    /// <summary>The column that is predicted: sensor2.</summary>
    public const int TargetColumn = 3;

    /// <summary>How many rows there are.</summary>
    public int Rows => Values.Length / Columns;
}
