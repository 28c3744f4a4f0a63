using GearSweep.Dashboard.Charts;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Data;

/// <summary>The parts of a segment's rows as shaded parts of a chart.</summary>
internal static class SplitAreas
{
    /// <summary>
    /// Train, validation and test as far as the window shows them; rows that no part uses are not shaded.
    /// </summary>
    public static IReadOnlyList<ChartArea> For(SegmentSplit split, RowWindow window)
    {
        var validation = split.TrainRows + split.ValidationRows;
        (string Name, int From, int To, string Colour)[] parts =
        [
            ("train", 0, split.TrainRows, Palette.At(0)),
            ("validation", split.TrainRows, validation, Palette.At(2)),
            ("test", validation, split.Rows, Palette.At(1)),
        ];
        return
        [
            .. parts
                .Select(p => p with { From = Math.Max(p.From, window.First), To = Math.Min(p.To, window.End) })
                .Where(p => p.From < p.To)
                .Select(p => new ChartArea(p.Name, p.From, p.To, p.Colour)),
        ];
    }
}
