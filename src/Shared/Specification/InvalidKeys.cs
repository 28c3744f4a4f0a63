namespace GearSweep.Shared.Specification;

/// <summary>
/// Keys whose values are not what somebody meant: those with an error, and those that an unknown key was probably meant
/// to be. A check that looks at one of them would complain of a default that nobody wrote.
/// </summary>
internal sealed class InvalidKeys
{
    private readonly HashSet<string> _keys = [];

    /// <summary>Adds a key by its path.</summary>
    public void Add(string key) => _keys.Add(key);

    /// <summary>Whether one of some keys is wrong, or holds or stands in something that is.</summary>
    public bool Touch(params IReadOnlyList<string> keys) =>
        _keys.Count > 0 && keys.Any(key => _keys.Any(wrong => IsWithin(key, wrong) || IsWithin(wrong, key)));

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal)
        && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
