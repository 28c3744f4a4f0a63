namespace GearSweep.Shared.Configurations;

/// <summary>The words of an enum in specifications and files: the members' names in lower case.</summary>
internal static class EnumWords<TEnum>
    where TEnum : struct, Enum
{
    /// <summary>All words, in the order of the values.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<TEnum>().Select(Of)];

    /// <summary>The word of a value.</summary>
    public static string Of(TEnum value) => value.ToString().ToLowerInvariant();

    /// <summary>The value of a word.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static TEnum Parse(string word) => Enum.Parse<TEnum>(word, ignoreCase: true);
}
