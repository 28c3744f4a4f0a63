using System.Reflection;
using GearSweep.Silo.Options;

namespace GearSweep.Silo.Deployment;

/// <summary>The configuration keys that the options classes have, with their defaults.</summary>
internal static class OptionKeys
{
    /// <summary>Key and default.</summary>
    public static IReadOnlyDictionary<string, object?> Defaults { get; } =
        OptionsSections
            .All.SelectMany(c =>
                c.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.CanWrite)
                    .Select(p => ($"{c.Name}:{p.Name}", p.GetValue(Activator.CreateInstance(c.Type))))
            )
            .ToDictionary(StringComparer.Ordinal);
}
