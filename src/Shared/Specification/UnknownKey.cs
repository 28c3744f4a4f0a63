using GearSweep.Shared.Text;

namespace GearSweep.Shared.Specification;

/// <summary>What somebody is told whose key is none.</summary>
public static class UnknownKey
{
    private const int LongestEcho = 60;

    /// <summary>The key that was probably meant, or the keys that there are.</summary>
    /// <param name="key">What was found.</param>
    /// <param name="known">The keys that there are.</param>
    public static string Message(string key, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(known);
        var shown = key.Length <= LongestEcho ? key : key[..LongestEcho] + "…";
        return NearestWord.Find(key, known) is { } nearest
            ? $"unknown key '{shown}'; did you mean '{nearest}'?"
            : $"unknown key '{shown}'; expected {string.Join(", ", known.Select(word => $"'{word}'"))}";
    }
}
