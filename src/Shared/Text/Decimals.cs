using System.Globalization;

namespace GearSweep.Shared.Text;

/// <summary>Digits after the point, the same for all figures of a column, so that they line up.</summary>
public static class Decimals
{
    private const int Most = 12;

    /// <summary>How many a figure of a size needs.</summary>
    /// <param name="size">The size; for levels that lie close together, their spread.</param>
    /// <param name="digits">Significant digits that it is to have, 1 or more.</param>
    /// <returns>0 to 12; those of a size of 1 where the size is 0 or not finite.</returns>
    public static int For(double size, int digits)
    {
        size = Math.Abs(size);
        if (!double.IsFinite(size) || size == 0)
            size = 1;
        return (int)Math.Clamp(digits - 1 - Math.Floor(Math.Log10(size)), 0, Most);
    }

    /// <summary>A figure with some digits after the point; a dash where it is not finite.</summary>
    public static string Write(double figure, int decimals) =>
        double.IsFinite(figure) ? figure.ToString($"F{decimals}", CultureInfo.InvariantCulture) : "–";
}
