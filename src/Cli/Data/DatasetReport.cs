using System.Globalization;
using System.Text;
using System.Text.Json;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Text;
using GearSweep.Training.Datasets;

namespace GearSweep.Cli.Data;

/// <summary>A dataset as <c>data describe</c> shows it.</summary>
internal static class DatasetReport
{
    private const string Count = "count";
    private const double LeastPlain = 1e-3,
        MostPlain = 1e9;

    private static readonly (string Name, Func<ColumnStatistics, double> Value)[] Figures =
    [
        (Count, s => s.Count),
        ("mean", s => s.Mean),
        ("std", s => s.Std),
        ("min", s => s.Min),
        ("25%", s => s.Q25),
        ("50%", s => s.Q50),
        ("75%", s => s.Q75),
        ("max", s => s.Max),
    ];

    /// <summary>Tables: the columns' figures as pandas lays them out, then a line a segment, then the notes.</summary>
    public static string ToText(Dataset dataset)
    {
        var summary = dataset.Summary;
        var columns = dataset.Describe();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{summary.FileName}: {summary.Rows:#,0} rows, gear '{summary.Gear}'"
        );
        text.Append(summary.Synthetic ? ", synthetic\n" : "\n");
        UnitScale[] scales =
        [
            .. summary.Channels.Zip(columns, ScaleOf),
            .. columns.Skip(summary.Channels.Count).Select(_ => UnitScale.AsIs("")),
        ];
        text.Append(CultureInfo.InvariantCulture, $"target: {summary.Channels[^1].Name}; ");
        text.Append("inputs: ").AppendJoin(", ", summary.Channels.SkipLast(1).Select(c => c.Name)).Append("\n\n");
        text.Append(
            TextTable.Write(
                ["", .. columns.Zip(scales, (column, scale) => scale.Head(column.Column))],
                Figures.Select(f =>
                    (string[])
                        [
                            f.Name,
                            .. columns.Zip(
                                scales,
                                (column, scale) =>
                                    f.Name == Count
                                        ? Decimals.Write(column.Count, 6)
                                        : Write(scale.Of(f.Value(column)), scale.Of(SizeOf(column)))
                            ),
                        ]
                )
            )
        );
        text.Append('\n');
        text.Append(
            TextTable.Write(
                ["speed (rev/s)", "load (N·m)", "rows", "rows in file", "pieces", "sample period (s)"],
                summary.Segments.Select(s =>
                    (string[])
                        [
                            Plain(s.Condition.Speed),
                            Plain(s.Condition.Load),
                            Plain(s.Rows),
                            Plain(s.RowsInFile),
                            Plain(s.PieceRows.Length),
                            Plain(s.SamplePeriodSeconds),
                        ]
                )
            )
        );
        foreach (var note in summary.Notes)
            text.Append('\n').Append(note).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// One JSON object: <c>file</c>, <c>rows</c>, <c>gear</c>, <c>synthetic</c>, <c>channels</c>, <c>columns</c>,
    /// <c>segments</c>, <c>notes</c>.
    /// </summary>
    public static string ToJson(Dataset dataset)
    {
        var summary = dataset.Summary;
        var report = new
        {
            File = summary.FileName,
            summary.Rows,
            summary.Gear,
            summary.Synthetic,
            summary.Channels,
            Columns = dataset.Describe().Select(ColumnFigures),
            Segments = summary.Segments.Select(s => new
            {
                s.Condition.Speed,
                s.Condition.Load,
                s.Rows,
                s.RowsInFile,
                Pieces = s.PieceRows.Length,
                s.PieceRows,
                s.SamplePeriodSeconds,
            }),
            summary.Notes,
        };
        return JsonSerializer.Serialize(report, JsonFormat.Report) + "\n";
    }

    private static Dictionary<string, object?> ColumnFigures(ColumnStatistics column) =>
        Figures
            .Select(f => (f.Name, Value: (object?)Finite(f.Value(column))))
            .Prepend(("column", column.Column))
            .ToDictionary();

    private static UnitScale ScaleOf(Channel channel, ColumnStatistics figures) =>
        UnitScale.For(channel.Unit, SizeOf(figures));

    private static double SizeOf(ColumnStatistics figures) => Math.Max(Math.Abs(figures.Min), Math.Abs(figures.Max));

    /// <summary>
    /// A figure with six decimals, or with an exponent in a column of figures that these would not show or not fit.
    /// </summary>
    private static string Write(double figure, double size) =>
        size is 0 or (>= LeastPlain and < MostPlain) || !double.IsFinite(figure)
            ? Decimals.Write(figure, 6)
            : figure.ToString("0.000000e+00", CultureInfo.InvariantCulture);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
