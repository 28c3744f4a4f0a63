using System.Globalization;
using System.Text.Json;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// Reads a query string by name and bound, and collects everything that is wrong with it: unknown names too, so that a
/// misspelt filter never lists everything.
/// </summary>
internal sealed class QueryReader(IQueryCollection query)
{
    /// <summary>Numbers in a list at most: as many as the line of a request has room for.</summary>
    public const int MostNumbers = 1_000;

    private const int LongestText = 200;
    private readonly List<SpecError> _errors = [];
    private readonly HashSet<string> _read = [];

    /// <summary>A whole number, or <paramref name="otherwise"/> where the query has none.</summary>
    public long Whole(string name, long otherwise, long min, long max) => Whole(name, min, max) ?? otherwise;

    /// <summary>A whole number, or nothing where the query has none.</summary>
    public long? Whole(string name, long min, long max)
    {
        if (Single(name) is not { } text)
            return null;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min
            && value <= max
        )
            return value;
        Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>; false where the query has none.</summary>
    public bool Flag(string name)
    {
        if (Single(name) is not { } text)
            return false;
        if (bool.TryParse(text, out var value))
            return value;
        Refuse(name, text, "true or false");
        return false;
    }

    /// <summary>Some text; <see langword="null"/> where the query has none.</summary>
    public string? Text(string name)
    {
        var text = Single(name);
        if (text?.Length > LongestText)
        {
            _errors.Add(new SpecError(0, name, $"{text.Length} characters: expected {LongestText} at most"));
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>
    /// The values of a column, as <see cref="ColumnFilter.Read"/> reads them; <see langword="null"/> where the query
    /// has none.
    /// </summary>
    public ColumnFilter? Column(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var (filter, error) = ColumnFilter.Read(name, text);
        if (error is not null)
            _errors.Add(new SpecError(0, name, error));
        return filter;
    }

    /// <summary>
    /// Whole numbers with commas between them, <see cref="MostNumbers"/> at most; <see langword="null"/> where the
    /// query has none.
    /// </summary>
    public IReadOnlyList<int>? Numbers(string name)
    {
        if (Single(name) is not { } text)
            return null;
        var parts = text.Split(',');
        int[] numbers =
        [
            .. parts.Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1
            ),
        ];
        if (numbers.Length <= MostNumbers && !numbers.Contains(-1))
            return numbers;
        Refuse(
            name,
            text.Length > 20 ? $"{text[..20]}…" : text,
            $"1 to {MostNumbers} whole numbers with commas between them"
        );
        return null;
    }

    /// <summary>One word of several, e.g. a column; <paramref name="otherwise"/> where the query has none.</summary>
    public string Word(string name, IReadOnlyCollection<string> words, string otherwise)
    {
        if (Single(name) is not { } text)
            return otherwise;
        if (words.Contains(text))
            return text;
        Refuse(name, text, $"one of {string.Join(", ", words)}");
        return otherwise;
    }

    /// <summary>
    /// Enumeration words in snake_case, the name repeated for several, or commas between them; <see langword="null"/>
    /// where the query has none.
    /// </summary>
    public IReadOnlyList<T>? Words<T>(string name)
        where T : struct, Enum
    {
        _read.Add(name);
        var known = Enum.GetValues<T>()
            .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        List<T> found = [];
        foreach (var text in query[name].SelectMany(texts => (texts ?? "").Split(',')))
        {
            if (known.TryGetValue(text, out var value))
                found.Add(value);
            else
                Refuse(name, text, $"one of {string.Join(", ", known.Keys)}");
        }

        return found.Count == 0 ? null : found;
    }

    /// <summary>
    /// Conditions as the pages' addresses write them, the name repeated for several; <see langword="null"/> where the
    /// query has none.
    /// </summary>
    public IReadOnlyList<OperatingCondition>? Conditions(string name)
    {
        _read.Add(name);
        List<OperatingCondition> found = [];
        foreach (var text in query[name])
        {
            if (ConditionText.Read(text) is { } condition)
                found.Add(condition);
            else
                Refuse(name, text, "a speed in rev/s, the letter x and a load in N·m, e.g. 8.33x80");
        }

        return found.Count == 0 ? null : found;
    }

    /// <summary>
    /// Everything that is wrong, or nothing. To be asked last: a name that nothing has read is wrong.
    /// </summary>
    public ProblemHttpResult? Problem()
    {
        var unknown = query
            .Keys.Where(key => !_read.Contains(key))
            .Select(key => new SpecError(
                0,
                key,
                $"there is no such query parameter: expected {string.Join(", ", _read.Order())}"
            ));
        _errors.AddRange(unknown);
        return _errors.Count == 0 ? null : Problems.Refused(_errors, "The query is refused");
    }

    private string? Single(string name)
    {
        _read.Add(name);
        var values = query[name];
        if (values.Count > 1)
            _errors.Add(new SpecError(0, name, $"stated {values.Count} times: expected once"));
        return values.Count == 0 ? null : values[0];
    }

    private void Refuse(string name, string? found, string expected) =>
        _errors.Add(new SpecError(0, name, $"'{found}' is not {expected}"));
}
