using MudBlazor;

namespace GearSweep.Dashboard.Theme;

/// <summary>
/// The colours and the type of all pages, for MudBlazor and, as its CSS variables, for the style sheets. Text keeps a
/// contrast of 4.5:1 in both palettes.
/// </summary>
internal static class DashboardTheme
{
    private static readonly string[] Sans =
    [
        "Inter",
        "system-ui",
        "-apple-system",
        "Segoe UI",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "DejaVu Sans",
        "sans-serif",
    ];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#1f5fa8",
                Secondary = "#8a4b08",
                Background = "#ffffff",
                Surface = "#ffffff",
                AppbarBackground = "#ffffff",
                AppbarText = "#1b2027",
                TextPrimary = "#1b2027",
                TextSecondary = "#525c69",
                ActionDefault = "#525c69",
                LinesDefault = "#d5dae1",
                LinesInputs = "#7b8694",
                TableLines = "#e3e7ec",
                Divider = "#d5dae1",
                BackgroundGray = "#f4f6f8",
                Success = "#1c7a43",
                Warning = "#9a5b00",
                Error = "#b3261e",
                Info = "#1f5fa8",
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#7db4f0",
                PrimaryContrastText = "#10151b",
                Secondary = "#f0ad66",
                Background = "#12161b",
                Surface = "#191e25",
                AppbarBackground = "#12161b",
                AppbarText = "#e6eaef",
                TextPrimary = "#e6eaef",
                TextSecondary = "#a5b0bd",
                ActionDefault = "#a5b0bd",
                LinesDefault = "#343c47",
                LinesInputs = "#77828f",
                TableLines = "#272e37",
                Divider = "#343c47",
                BackgroundGray = "#1d232b",
                Success = "#6cc78d",
                Warning = "#e5b04e",
                Error = "#f28b82",
                Info = "#7db4f0",
            },
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Sans,
                    FontSize = "0.8125rem",
                    LineHeight = "1.45",
                    LetterSpacing = "normal",
                },
                Body1 = new Body1Typography
                {
                    FontFamily = Sans,
                    FontSize = "0.8125rem",
                    LineHeight = "1.45",
                    LetterSpacing = "normal",
                },
                Body2 = new Body2Typography
                {
                    FontFamily = Sans,
                    FontSize = "0.8125rem",
                    LineHeight = "1.45",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Sans,
                    FontSize = "0.8125rem",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
                H6 = new H6Typography
                {
                    FontFamily = Sans,
                    FontSize = "1rem",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
            },
        };
}
