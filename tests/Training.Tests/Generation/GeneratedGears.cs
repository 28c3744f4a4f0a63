using GearSweep.Shared.Datasets;
using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

/// <summary>What the product generates, read as it reads any file; made once.</summary>
public sealed class GeneratedGears
{
    /// <summary>As many as the measured files at hand have.</summary>
    internal const int Rows = 8_192;

    private readonly Dictionary<string, Dataset> _gears = Generate(
        GearDataGenerator.Gears,
        GearDataGenerator.UsualSeed
    );

    public static IReadOnlyList<OperatingCondition> Conditions { get; } =
    [new(8.33, 0), new(8.33, 80), new(25, 0), new(25, 80), new(40, 0), new(40, 80)];

    public static TheoryData<string> Names => [.. GearDataGenerator.Gears];

    internal SensorPair Of(string gear, OperatingCondition condition, int rows = Rows) =>
        SensorPair.Of(_gears[gear].Segment(condition, int.MaxValue), rows);

    internal SensorPair Of(string gear, double speed, double load, int rows = Rows) =>
        Of(gear, new OperatingCondition(speed, load), rows);

    /// <summary>The same gear as another seed draws it.</summary>
    internal static SensorPair Another(string gear, double speed, double load) =>
        SensorPair.Of(Generate([gear], seed: 2)[gear].Segment(new OperatingCondition(speed, load), int.MaxValue), Rows);

    private static Dictionary<string, Dataset> Generate(IReadOnlyCollection<string> gears, ulong seed)
    {
        using var folder = new TemporaryFolder();
        return GearDataGenerator
            .Generate(folder.Path, gears, Rows, seed)
            .Select(Reading.Read)
            .ToDictionary(dataset => dataset.Summary.Name);
    }
}
