using System.Reflection;
using GearSweep.Grains.Slots;
using GearSweep.Grains.Sweeps;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Deployment;

/// <summary>The configuration keys that the options classes have, with their defaults.</summary>
internal static class OptionKeys
{
    // Classes of src/Grains are bound by name; classes of src/Silo say their section themselves.
    private static readonly (string Section, Type Type)[] Grains = [("Slots", typeof(SlotOptions)), ("Sweeps", typeof(SweepGrainOptions))];

    /// <summary>Sections and their classes.</summary>
    public static IReadOnlyList<(string Section, Type Type)> Classes { get; } =
    [
        .. Grains,
        .. typeof(SiloHost).Assembly.GetTypes()
            .Select(type => (type.GetField("Section")?.GetValue(null) as string, type))
            .Where(found => found.Item1 is not null)
            .Select(found => (found.Item1!, found.type)),
    ];

    /// <summary>Key and default.</summary>
    public static IReadOnlyDictionary<string, object?> Defaults { get; } = Classes
        .SelectMany(c => c.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .Select(p => ($"{c.Section}:{p.Name}", p.GetValue(Activator.CreateInstance(c.Type)))))
        .ToDictionary(StringComparer.Ordinal);
}
