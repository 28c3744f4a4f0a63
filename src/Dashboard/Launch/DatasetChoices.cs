using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Launch;

/// <summary>The datasets to choose from, with what is said of each.</summary>
internal static class DatasetChoices
{
    /// <summary>The choices; a chosen one that is not there comes first.</summary>
    /// <param name="datasets">What is there; <see langword="null"/> while it is not known.</param>
    /// <param name="chosen">The chosen one's name.</param>
    public static (string Value, string Text)[] For(IReadOnlyList<DatasetSummary>? datasets, string chosen)
    {
        var known = (datasets ?? []).Select(dataset => (dataset.Name, Text(dataset)));
        return
        [
            .. known.Any(choice => choice.Name == chosen)
                ? known
                : known.Prepend((chosen, $"{Shown.Shorten(chosen)}{(datasets is null ? "" : " (not there)")}")),
        ];
    }

    private static string Text(DatasetSummary dataset) =>
        dataset.Error is null
            ? $"{Shown.Shorten(dataset.Name)} ({Shown.Shorten(dataset.Gear)}{(dataset.Synthetic ? ", synthetic" : "")})"
            : $"{Shown.Shorten(dataset.Name)} (cannot be read)";
}
