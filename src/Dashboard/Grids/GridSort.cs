using MudBlazor;

namespace GearSweep.Dashboard.Grids;

/// <summary>The order of a grid, between its address and MudBlazor.</summary>
internal static class GridSort
{
    /// <summary>As MudBlazor takes it.</summary>
    public static Dictionary<string, SortDefinition<GridRow<T>>> Of<T>(string column, bool descending) =>
        new() { [column] = new SortDefinition<GridRow<T>>(column, descending, 0, _ => null) };
}
