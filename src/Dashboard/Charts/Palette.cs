namespace GearSweep.Dashboard.Charts;

/// <summary>
/// Colours of lines. Each keeps a contrast of 3:1 to the page in light and in dark, so one palette serves both; the
/// order keeps neighbours apart for people with any kind of colour vision (after Okabe and Ito, "Color universal
/// design", 2008).
/// </summary>
public static class Palette
{
    /// <summary>What was measured.</summary>
    public const string Truth = "#7a8594";

    /// <summary>A model's prediction.</summary>
    public const string Model = "#2f7fd6";

    /// <summary>AR's prediction.</summary>
    public const string ArStar = "#d0701a";

    private static readonly string[] Series =
    [
        "#2f7fd6",
        "#d0701a",
        "#0f9b78",
        "#c2569b",
        "#8a74d6",
        "#9a8412",
        "#d24a4a",
        "#1795b5",
    ];

    /// <summary>How many colours differ.</summary>
    public static int Count => Series.Length;

    /// <summary>A colour by its place; after the last one they come again.</summary>
    public static string At(int index) => Series[index % Series.Length];
}
