using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Sweeps.TrialList;

/// <summary>Which trials are listed, and how: what the address holds of it, and the query that it makes.</summary>
/// <param name="State">Name of a state, in any case; another word means all.</param>
/// <param name="Text">To be found in messages.</param>
/// <param name="Where">Parameter values as <c>hidden_size:64,cell:gru</c>, each escaped as in an address; unknown parameters are left out.</param>
/// <param name="Sort">Name of a column; another word means the number.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record TrialFilter(string? State, string? Text, string? Where, string? Sort, bool Descending)
{
    /// <summary>Every trial, by number.</summary>
    public static readonly TrialFilter All = new(null, null, null, null, false);

    /// <summary>The column that is sorted by.</summary>
    public string SortColumn => Sort is not null && TrialTable.Names.Contains(Sort) ? Sort : "number";

    /// <summary>The state that is asked for; <see langword="null"/> for all.</summary>
    public TrialState? OnlyState =>
        Enum.GetValues<TrialState>().Cast<TrialState?>().FirstOrDefault(s => string.Equals(s.ToString(), State, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the address holds for each parameter, right or wrong.</summary>
    public IReadOnlyDictionary<string, string> Stated => (Where ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries))
        .Where(part => part is [var name, { Length: > 0 }] && ParameterCatalog.Find(name) is not null)
        .GroupBy(part => part[0])
        .ToDictionary(same => same.Key, same => Uri.UnescapeDataString(same.Last()[1]));

    /// <summary>What is wrong with values that the parameters cannot have, by parameter; such values are not asked for.</summary>
    public IReadOnlyDictionary<string, string> Errors => Stated
        .Select(p => (p.Key, Error: ParameterCatalog.Find(p.Key)!.ErrorOf(p.Value)))
        .Where(p => p.Error is not null)
        .ToDictionary(p => p.Key, p => p.Error!);

    /// <summary>The parameter values that are asked for.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Stated
        .Where(p => ParameterCatalog.Find(p.Key)!.ErrorOf(p.Value) is null)
        .ToDictionary();

    /// <summary>Whether anything is left out, or was to be.</summary>
    public bool IsNarrow => OnlyState is not null || !string.IsNullOrWhiteSpace(Text) || Stated.Count > 0;

    /// <summary>The address's form with one parameter set to another value; <see langword="null"/> when none is left.</summary>
    public string? WhereWith(string parameter, string? value)
    {
        var all = new SortedDictionary<string, string>(Stated.ToDictionary(), StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(value)) all.Remove(parameter);
        else all[parameter] = value.Trim();
        return all.Count == 0 ? null : string.Join(',', all.Select(p => $"{p.Key}:{Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>The query for some of the rows.</summary>
    public TrialQuery Query(int sweep, OperatingCondition? condition, int skip, int take) => new()
    {
        Sweep = sweep,
        States = OnlyState is { } state ? [state] : null,
        Conditions = condition is { } only ? [only] : null,
        Parameters = Parameters is { Count: > 0 } parameters ? parameters : null,
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
        SortBy = SortColumn,
        Descending = Descending,
        Skip = skip,
        Take = Math.Clamp(take, 1, 1000),
    };
}
