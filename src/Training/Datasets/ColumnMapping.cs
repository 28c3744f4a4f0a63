namespace GearSweep.Training.Datasets;

/// <summary>Under which names a file keeps the columns of a dataset; a file with the usual names needs none.</summary>
public sealed record ColumnMapping
{
    /// <summary>The usual names.</summary>
    public static ColumnMapping Usual { get; } = new();

    /// <summary>The file's name for <c>sensor1</c>, displacement in mm.</summary>
    public string Sensor1 { get; init; } = "sensor1";

    /// <summary>The file's name for <c>sensor2</c>, displacement in mm: what is predicted.</summary>
    public string Sensor2 { get; init; } = "sensor2";

    /// <summary>The file's name for <c>time_x</c>, the time of the sample, e.g. <c>2023-05-03 21:47:31.000200</c>.</summary>
    public string Time { get; init; } = "time_x";

    /// <summary>The file's name for <c>speedSet</c>, the shaft's speed in rev/s.</summary>
    public string Speed { get; init; } = "speedSet";

    /// <summary>The file's name for <c>load_value</c>, the load in N·m.</summary>
    public string Load { get; init; } = "load_value";

    /// <summary>The file's name for <c>gear_fault_desc</c>. The one column that a file may lack: then the gear is the file's name.</summary>
    public string Gear { get; init; } = "gear_fault_desc";
}
