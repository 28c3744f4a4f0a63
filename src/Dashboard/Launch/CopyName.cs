using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// The name of a sweep that is made from another: <c>quickstart</c>, <c>quickstart (2)</c>, <c>quickstart (3)</c>.
/// </summary>
internal static partial class CopyName
{
    /// <summary>The name after <paramref name="name"/>, no longer than a name may be.</summary>
    public static string For(string name)
    {
        var match = Numbered().Match(name);
        var (stem, next) =
            match.Success
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (match.Groups[1].Value, number + 1)
                : (name, 2);
        var suffix = string.Create(CultureInfo.InvariantCulture, $" ({next})");
        var room = SpecLimits.NameLength - suffix.Length;
        return (stem.Length > room ? stem[..room].TrimEnd() : stem) + suffix;
    }

    [GeneratedRegex(@"\A(.+) \((\d{1,6})\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
