using System.Text.RegularExpressions;

namespace GearSweep.Shared.Text;

/// <summary>
/// Finds passwords in texts that are not for them: a connection string in the wrong place, or an address with a
/// password in it.
/// </summary>
public static partial class SecretText
{
    /// <summary>What to do with one.</summary>
    public const string Advice =
        "the database's connection string belongs into the environment variable Cluster__Database, where others cannot read it";

    private const string Mask = "***";

    /// <summary>Whether a text holds a password.</summary>
    public static bool IsIn(string text) => Named().IsMatch(text) || Addressed().IsMatch(text);

    /// <summary>
    /// The first argument that holds a password, masked; also one that follows an option of that name, as in
    /// <c>--password hunter2</c>.
    /// </summary>
    /// <param name="arguments">The words of a command line.</param>
    public static string? FindIn(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (IsIn(arguments[i]))
                return Masked(arguments[i]);
            if (i + 1 < arguments.Count && Option().IsMatch(arguments[i]))
                return $"{arguments[i]} {Mask}";
        }

        return null;
    }

    /// <summary>The text with its passwords masked, from each to the end of its part.</summary>
    public static string Masked(string text) => Addressed().Replace(Named().Replace(text, $"$1{Mask}"), $"$1{Mask}@");

    /// <summary><c>Password=…</c> and its like; a value in quotes may hold semicolons.</summary>
    [GeneratedRegex(
        """((?:\b|_)(?:password|passwd|pwd|passphrase|secret|token|api[ _-]?key)\s*=\s*)(?:"[^"]*"|'[^']*'|[^;\s'"…][^;'"\r\n]*)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\A--?(?:.*[-:_.])?(?:password|passwd|pwd|passphrase|secret|token|api-?key)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Option();

    /// <summary><c>user:password@host</c>, but not the address of a silo, which is <c>host:port@number</c>.</summary>
    [GeneratedRegex(
        @"((?:://|\A|(?<=[\s'""=]))[^\s/:@'""=\[\]]+:)(?!\d+@\d+(?![\w.]))[^\s/@'""\[\]]+@(?=[\w\[])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Addressed();
}
