using System.Text.Json;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>Which trials are listed, and how: what the address holds of it, and the query that it makes.</summary>
/// <param name="State">Names of states with commas between them, in any case; other words mean nothing.</param>
/// <param name="Text">To be found in messages.</param>
/// <param name="Where">
/// Filters of columns as <c>hidden_size:64,epochs:&gt;=10</c> (<see cref="ColumnFilter.Read"/>), each escaped as in an
/// address; unknown columns are left out.
/// </param>
/// <param name="Sort">Name of a column; another word means the number.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="Hide">Names of columns that are not shown, with commas between them.</param>
public sealed record TrialFilter(
    string? State,
    string? Text,
    string? Where,
    string? Sort,
    bool Descending,
    string? Hide
)
{
    /// <summary>Every trial, by number.</summary>
    public static readonly TrialFilter All = new(null, null, null, null, false, null);

    /// <summary>The states' names, as in the REST API.</summary>
    internal static IReadOnlyList<string> StateNames { get; } = [.. Enum.GetValues<TrialState>().Select(NameOf)];

    /// <summary>The column that is sorted by.</summary>
    public string SortColumn => Sort is not null && TrialTable.Names.Contains(Sort) ? Sort : "number";

    /// <summary>The states that are asked for; none for all.</summary>
    public IReadOnlyList<TrialState> States
    {
        get
        {
            var wanted = Parts(State);
            return
            [
                .. Enum.GetValues<TrialState>()
                    .Where(state => wanted.Contains(NameOf(state), StringComparer.OrdinalIgnoreCase)),
            ];
        }
    }

    /// <summary>The columns that are not shown.</summary>
    public IReadOnlyList<string> Hidden => Parts(Hide);

    /// <summary>What the address holds for each column, right or wrong.</summary>
    public IReadOnlyDictionary<string, string> Stated =>
        Parts(Where)
            .Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(part => part is [var name, { Length: > 0 }] && ColumnFilter.Columns.Contains(name))
            .GroupBy(part => part[0])
            .ToDictionary(same => same.Key, same => Uri.UnescapeDataString(same.Last()[1]));

    /// <summary>What is wrong with filters that cannot be, by column; they are not asked for.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        Stated
            .Select(p => (p.Key, ColumnFilter.Read(p.Key, p.Value).Error))
            .Where(p => p.Error is not null)
            .ToDictionary(p => p.Key, p => p.Error!);

    /// <summary>The filters of columns that are asked for.</summary>
    public IReadOnlyList<ColumnFilter> Filters =>
        [.. Stated.Select(p => ColumnFilter.Read(p.Key, p.Value).Filter).OfType<ColumnFilter>()];

    /// <summary>Whether anything is left out, or was to be.</summary>
    public bool IsNarrow => States.Count > 0 || !string.IsNullOrWhiteSpace(Text) || Stated.Count > 0;

    /// <summary>
    /// The address's form with another filter of one column; <see langword="null"/> when none is left.
    /// </summary>
    public string? WhereWith(string column, string? value)
    {
        var all = new SortedDictionary<string, string>(Stated.ToDictionary(), StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(value))
            all.Remove(column);
        else
            all[column] = value.Trim();
        return all.Count == 0 ? null : string.Join(',', all.Select(p => $"{p.Key}:{Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>
    /// The address's form with one column hidden or shown; <see langword="null"/> when all are shown.
    /// </summary>
    public string? HideWith(string column, bool hidden)
    {
        string[] all = [.. Hidden.Where(name => name != column), .. hidden ? new[] { column } : []];
        return all.Length == 0 ? null : string.Join(',', all);
    }

    /// <summary>The query for some of the rows.</summary>
    public TrialQuery Query(int sweep, OperatingCondition? condition, int skip, int take) =>
        new()
        {
            Sweep = sweep,
            States = States is { Count: > 0 } states ? states : null,
            Conditions = condition is { } only ? [only] : null,
            Filters = Filters is { Count: > 0 } filters ? filters : null,
            Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            SortBy = SortColumn,
            Descending = Descending,
            Skip = skip,
            Take = Math.Clamp(take, 1, 1000),
        };

    /// <summary>The same trials in the words of the REST API: what follows the question mark.</summary>
    /// <param name="condition">A condition as addresses write it.</param>
    public string ToApi(string? condition)
    {
        IEnumerable<(string Name, string? Value)> words =
        [
            ("state", string.Join(',', States.Select(NameOf))),
            ("condition", condition),
            ("text", Text?.Trim()),
            .. Filters.Select(f => (f.Column, (string?)f.ToString())),
        ];
        return string.Join(
            '&',
            words.Where(w => !string.IsNullOrEmpty(w.Value)).Select(w => $"{w.Name}={Uri.EscapeDataString(w.Value!)}")
        );
    }

    /// <summary>A state's name, as in the REST API.</summary>
    internal static string NameOf(TrialState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static string[] Parts(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
