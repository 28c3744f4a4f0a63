using System.Text.RegularExpressions;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Where a dataset's files keep what it needs, and what they lack; a file with the usual columns needs none.
/// </summary>
internal sealed record ColumnMapping
{
    /// <summary>The usual unit of displacement.</summary>
    public const string UsualUnit = "mm";

    /// <summary>The usual names.</summary>
    public static ColumnMapping Usual { get; } = new();

    /// <summary>The mapping's file, without its directory; <see langword="null"/> where there is none.</summary>
    public string? File { get; init; }

    /// <summary>Which of its keys names a column, and in which line.</summary>
    public IReadOnlyDictionary<string, (string Key, int Line)> Places { get; init; } =
        new Dictionary<string, (string Key, int Line)>();

    /// <summary>The measured columns: the inputs in the order named, the target last.</summary>
    public IReadOnlyList<MappedChannel> Channels { get; init; } =
    [new("sensor1", "sensor1", UsualUnit), new("sensor2", "sensor2", UsualUnit)];

    /// <summary>The column of the times, e.g. <c>2023-05-03 21:47:31.000200</c>.</summary>
    public string Time { get; init; } = "time_x";

    /// <summary>Whether the mapping names that column, so that it has to be there.</summary>
    public bool IsTimeNamed { get; init; }

    /// <summary>What numbers in that column count; <see langword="null"/> to tell by their size.</summary>
    public TimeUnit? TimeUnit { get; init; }

    /// <summary>Samples a second; <see langword="null"/> when the times say it.</summary>
    public double? Rate { get; init; }

    /// <summary>Where gaps in time are.</summary>
    public GapRule Gaps { get; init; } = GapRule.Usual;

    /// <summary>The shaft's speed in rev/s.</summary>
    public MappedQuantity Speed { get; init; } = new() { Column = "speedSet" };

    /// <summary>The load in N·m.</summary>
    public MappedQuantity Load { get; init; } = new() { Column = "load_value" };

    /// <summary>The gear's condition.</summary>
    public MappedGear Gear { get; init; } = new() { Column = "gear_fault_desc" };

    /// <summary>
    /// Which files are the dataset, e.g. <c>*.csv</c>; <see langword="null"/> for the one beside the mapping.
    /// </summary>
    public string? Files { get; init; }

    /// <summary>
    /// What the files' names say, without their extension: groups <c>speed</c>, <c>load</c> and <c>gear</c>.
    /// </summary>
    public Regex? FileName { get; init; }

    /// <summary>The names of columns that the mapping looks for.</summary>
    public IEnumerable<string> Columns =>
        Channels
            .Select(channel => channel.Column)
            .Concat(((string?[])[Time, Speed.Column, Load.Column, Gear.Column]).OfType<string>());
}
