using System.Reflection;

namespace GearSweep.Silo.Joining;

/// <summary>The version of GearSweep.</summary>
internal static class ProductVersion
{
    /// <summary>As the build wrote it.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
}
