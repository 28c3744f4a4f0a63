using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification;

/// <summary>Whether segments have rows enough for what is to be done with them.</summary>
internal static class RowLimits
{
    private const int MostPieces = 8;

    /// <summary>
    /// One error for each key at fault: of the first segment that has too few rows for it, with how many others there
    /// are.
    /// </summary>
    public static IEnumerable<SpecError> Errors(SpecResult read, SweepSpec spec, IReadOnlyList<SegmentSummary> segments)
    {
        if (read.Wrong.Touch("split.rows", "split.train_rows", "split.train_fraction", "split.validation_fraction"))
            return [];
        var judgeSequence = !read.Wrong.Touch("parameters.sequence_length");
        var judgeBatch = judgeSequence && !read.Wrong.Touch("parameters.batch_size");
        return segments
            .SelectMany(segment => Faults(spec, segment, judgeSequence, judgeBatch))
            .GroupBy(fault => fault.Key)
            .Select(faults => read.ErrorAt(faults.Key, faults.First().Message + Others(faults.Count() - 1)));
    }

    private static string Others(int count) =>
        count switch
        {
            0 => "",
            1 => " (likewise at 1 other condition)",
            _ => $" (likewise at {count:#,0} other conditions)",
        };

    /// <summary>What a segment has too few rows for; nothing that only follows from what was told before.</summary>
    private static IEnumerable<(string Key, string Message)> Faults(
        SweepSpec spec,
        SegmentSummary segment,
        bool judgeSequence,
        bool judgeBatch
    )
    {
        var split = spec.Split.Resolve(segment.Rows);
        var where =
            $"at {segment.Condition} the segment has {segment.Rows:#,0} rows, of which {split.TrainRows:#,0} train";
        if (split.TestRows < 1)
        {
            yield return ("split", $"{where} and none is left to test; a smaller share to train is expected");
            yield break;
        }

        if (spec.Split.ValidationFraction > 0 && split.ValidationRows < 1)
        {
            yield return (
                "split.validation_fraction",
                $"{where} and none validates; a larger share, or 0, is expected"
            );
        }

        if (!judgeSequence)
            yield break;
        var sequence = (int)SearchSpace.Largest(spec, "sequence_length");
        int Windows(int first, int rows) => PieceWindows.Count(segment.PieceRows, first, first + rows, sequence);
        var windows = Windows(0, split.TrainRows);
        var gaps = segment.PieceRows.Length == 1 ? "" : $"; gaps in time cut it into {Pieces(segment)}";
        if (windows < 1)
        {
            yield return (
                KeyOf(spec, "sequence_length"),
                $"{where}{gaps}; a sequence of {sequence:#,0} rows and the row after it do not fit"
            );
            yield break;
        }

        var bare =
            Windows(split.TrainRows + split.ValidationRows, split.TestRows) < 1 ? "test"
            : split.ValidationRows > 0 && Windows(split.TrainRows, split.ValidationRows) < 1 ? "validation"
            : null;
        if (bare is not null)
        {
            yield return (
                KeyOf(spec, "sequence_length"),
                $"{where}{gaps}; no {bare} row has {sequence:#,0} rows before it without a gap"
            );
            yield break;
        }

        if (!judgeBatch)
            yield break;
        var batch = (int)SearchSpace.Largest(spec, "batch_size");
        if (windows >= batch)
            yield break;
        yield return (
            KeyOf(spec, "batch_size"),
            $"{where}{gaps}: {windows:#,0} windows of {sequence:#,0} rows do not fill one batch of {batch:#,0}"
        );
    }

    /// <summary>The pieces' rows, where there are few, and what lets windows span the gaps between them.</summary>
    private static string Pieces(SegmentSummary segment)
    {
        var rows = segment.PieceRows;
        var lengths =
            rows.Length > MostPieces
                ? $"pieces, the longest of {rows.Max():#,0} rows"
                : $"pieces of {string.Join(", ", rows.SkipLast(1).Select(count => $"{count:#,0}"))} and {rows[^1]:#,0} rows";
        return $"{rows.Length:#,0} {lengths}{(segment.GapRemedy is { } remedy ? $" ({remedy})" : "")}";
    }

    /// <summary>The key that says a parameter's greatest value.</summary>
    private static string KeyOf(SweepSpec spec, string parameter)
    {
        var path = $"parameters.{parameter}";
        return spec.Parameters.FirstOrDefault(p => p.Name == parameter)?.Domain switch
        {
            FixedValue => $"{path}.value",
            ValueList list => $"{path}.values[{list.Values.Index().MaxBy(v => v.Item.Number).Index}]",
            ValueRange => $"{path}.max",
            _ => path,
        };
    }
}
