using GearSweep.Dashboard.Formatting;

namespace GearSweep.Dashboard.Data;

/// <summary>Where a dataset's page is.</summary>
internal static class DataAddress
{
    /// <summary>
    /// The address; <see langword="null"/> for a name that is longer than any that an address can hold.
    /// </summary>
    public static string? For(string dataset) =>
        Shown.IsCut(dataset, Shown.Sentence) ? null : $"/data?file={Uri.EscapeDataString(dataset)}";
}
