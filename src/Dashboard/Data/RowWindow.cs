namespace GearSweep.Dashboard.Data;

/// <summary>The rows of a segment that a chart shows.</summary>
/// <param name="First">The first row, from 0.</param>
/// <param name="Rows">How many.</param>
/// <param name="Total">Rows of the segment.</param>
public readonly record struct RowWindow(int First, int Rows, int Total)
{
    /// <summary>The fewest rows that are shown, where a segment has them.</summary>
    public const int Fewest = 50;

    /// <summary>The row after the last.</summary>
    public int End => First + Rows;

    /// <summary>Whether it shows the whole segment.</summary>
    public bool IsWhole => Rows == Total;

    /// <summary>Whether it cannot show fewer.</summary>
    public bool IsClosest => Rows <= Math.Min(Fewest, Total);

    /// <summary>The whole segment.</summary>
    public RowWindow Whole => From(0, Total, Total);

    /// <summary>The middle half.</summary>
    public RowWindow Closer => Around(Rows / 2);

    /// <summary>Twice as many rows around the same middle.</summary>
    public RowWindow Wider => Around((int)Math.Min(Rows * 2L, Total));

    /// <summary>Half a window towards the start.</summary>
    public RowWindow Earlier => From(First - Rows / 2, Rows, Total);

    /// <summary>Half a window towards the end.</summary>
    public RowWindow Later => From(First + Rows / 2, Rows, Total);

    /// <summary>A window that lies within its segment, whatever was asked for.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">Rows to show; <see langword="null"/> or 0 for the whole segment.</param>
    /// <param name="total">Rows of the segment.</param>
    public static RowWindow From(int? first, int? rows, int total)
    {
        var shown = rows is > 0 ? Math.Clamp(rows.Value, Math.Min(Fewest, total), total) : total;
        return new RowWindow(Math.Clamp(first ?? 0, 0, total - shown), shown, total);
    }

    private RowWindow Around(int rows) => From((int)(First + (Rows - (long)rows) / 2), rows, Total);
}
