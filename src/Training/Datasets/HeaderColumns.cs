using System.Globalization;
using GearSweep.Shared.Text;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Where the columns are in a file's header, from 0; -1 where one is missing that need not be there. Of the channels
/// the target is the last.
/// </summary>
internal sealed record HeaderColumns(int[] Channels, int Time, int Speed, int Load, int Gear, int Origin)
{
    /// <summary>Finds the columns by their names, exactly but for blanks around them.</summary>
    /// <exception cref="DatasetException">One is missing or there twice.</exception>
    public static HeaderColumns Find(string file, IReadOnlyList<string> header, ColumnMapping mapping)
    {
        var names = header.Select(name => name.Trim()).ToArray();
        if (names.Length == 0)
            throw new DatasetException(file, 0, null, "the file is empty, expected a header and rows");
        if (names.All(name => double.TryParse(name, CultureInfo.InvariantCulture, out _)))
        {
            throw new DatasetException(
                file,
                1,
                null,
                "found numbers alone, expected the names of the columns; write them into a first line"
            );
        }

        return new HeaderColumns(
            [.. mapping.Channels.Select(channel => Needed(channel.Column, channel.Name))],
            mapping.Rate is not null && !mapping.IsTimeNamed ? Index(mapping.Time) : Needed(mapping.Time, "time"),
            mapping.Speed.Column is { } speed ? Needed(speed, "speed") : -1,
            mapping.Load.Column is { } load ? Needed(load, "load") : -1,
            mapping.Gear.Column is not { } gear ? -1
                : mapping.Gear.IsColumnNeeded ? Needed(gear, "gear")
                : Index(gear),
            Index(SyntheticMark.Column)
        );

        int Needed(string name, string ours)
        {
            var index = Index(name);
            if (index >= 0)
                return index;
            var nearest = NearestWord.Find(name, names.Except(mapping.Columns));
            var meant = nearest is null ? "" : $" Did you mean {Excerpt.For(nearest)}?";
            var isNamed = mapping.Places.TryGetValue(name, out var place);
            if (isNamed && mapping.Files is null && mapping.File is { } mappingFile)
            {
                throw new DatasetException(
                    mappingFile,
                    place.Line,
                    null,
                    $"'{place.Key}': {file} has no column {Excerpt.For(name)}; it has {Excerpt.OfAll(names)}.{meant}"
                );
            }

            // Of several files one may lack what the others have.
            var advice = isNamed
                ? FormattableString.Invariant($"'{place.Key}' in line {place.Line} of {mapping.File} names it")
                : $"{mapping.File ?? $"A file {ColumnMappingFile.PathFor(file)} beside it"} can say {Remedy(ours)}";
            throw new DatasetException(
                file,
                1,
                name,
                $"there is no such column; the file has {Excerpt.OfAll(names)}.{meant} {advice}"
            );
        }

        int Index(string name)
        {
            var index = Array.IndexOf(names, name);
            return index < 0 || Array.IndexOf(names, name, index + 1) < 0
                ? index
                : throw new DatasetException(file, 1, name, "there are several columns of this name, expected one");
        }
    }

    private static string Remedy(string ours) =>
        ours switch
        {
            "time" => "under which name 'time' is kept, or the 'rate' of the samples",
            "speed" or "load" => $"under which name '{ours}' is kept, or its value",
            _ => $"under which name '{ours}' is kept",
        };
}
