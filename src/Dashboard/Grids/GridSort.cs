using MudBlazor;

namespace GearSweep.Dashboard.Grids;

/// <summary>The order of a grid, between its address and MudBlazor.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record GridSort(string Column, bool Descending)
{
    private const string Down = "down";

    /// <summary>The order that an address holds.</summary>
    /// <param name="column">Name of a column; another word means the usual order.</param>
    /// <param name="order"><c>down</c> for the greatest first.</param>
    /// <param name="columns">The columns that can be sorted by.</param>
    /// <param name="usual">The order where the address says nothing.</param>
    public static GridSort Read(string? column, string? order, IEnumerable<string> columns, GridSort usual) =>
        column is not null && columns.Contains(column) ? new GridSort(column, order == Down) : usual;

    /// <summary>The order that a person chose; <see langword="null"/> for none.</summary>
    internal static GridSort? From<T>(IReadOnlyDictionary<string, SortDefinition<GridRow<T>>> sort) =>
        sort.Values.FirstOrDefault() is { } by ? new GridSort(by.SortBy, by.Descending) : null;

    /// <summary>What the address holds of it: nothing for the usual order.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery(GridSort usual) =>
        new Dictionary<string, object?>
        {
            ["sort"] = this == usual ? null : Column,
            ["order"] = this != usual && Descending ? Down : null,
        };

    /// <summary>
    /// As MudBlazor takes it. The rows come in this order already: what it sorts them by is the same for all.
    /// </summary>
    internal Dictionary<string, SortDefinition<GridRow<T>>> For<T>() =>
        new() { [Column] = new SortDefinition<GridRow<T>>(Column, Descending, 0, _ => null) };
}
