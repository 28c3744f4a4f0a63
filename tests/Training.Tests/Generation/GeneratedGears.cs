using GearSweep.Shared.Datasets;
using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

/// <summary>What the product generates, read as it reads any file; made once.</summary>
public sealed class GeneratedGears
{
    /// <summary>As many as the measured files at hand have.</summary>
    internal const int Rows = 8_192;

    private readonly Dictionary<string, Dataset> _gears;

    public GeneratedGears()
    {
        using var folder = new TemporaryFolder();
        _gears = GearDataGenerator
            .Generate(folder.Path, GearDataGenerator.Gears, Rows)
            .Select(Reading.Read)
            .ToDictionary(dataset => dataset.Summary.Name);
    }

    public static IReadOnlyList<OperatingCondition> Conditions { get; } =
    [new(8.33, 0), new(8.33, 80), new(25, 0), new(25, 80), new(40, 0), new(40, 80)];

    public static TheoryData<string> Names => [.. GearDataGenerator.Gears];

    internal SensorPair Of(string gear, OperatingCondition condition, int rows = Rows) =>
        SensorPair.Of(_gears[gear].Segment(condition, int.MaxValue), rows);

    internal SensorPair Of(string gear, double speed, double load, int rows = Rows) =>
        Of(gear, new OperatingCondition(speed, load), rows);
}
