namespace GearSweep.Training.Datasets;

/// <summary>Where the columns are in a file's header, from 0; -1 where an optional one is missing.</summary>
internal sealed record HeaderColumns(int Sensor1, int Sensor2, int Time, int Speed, int Load, int Gear, int Origin)
{
    /// <summary>Finds the columns by their names, exactly but for blanks around them.</summary>
    /// <exception cref="DatasetException">One is missing or there twice.</exception>
    public static HeaderColumns Find(string file, IReadOnlyList<string> header, ColumnMapping mapping)
    {
        var names = header.Select(name => name.Trim()).ToArray();
        if (names.All(string.IsNullOrEmpty)) throw new DatasetException(file, 0, null, "the file is empty, expected a header and rows");
        if (names is [var only] && only.IndexOfAny([';', '\t', '|']) is >= 0 and var at)
        {
            throw new DatasetException(file, 1, null, $"found columns separated by {Excerpt.Of(only[at].ToString())}, expected commas");
        }

        return new HeaderColumns(
            Needed(mapping.Sensor1, "sensor1"),
            Needed(mapping.Sensor2, "sensor2"),
            Needed(mapping.Time, "time_x"),
            Needed(mapping.Speed, "speedSet"),
            Needed(mapping.Load, "load_value"),
            // A gear column that a mapping names is meant to be there; the usual one may be missing.
            mapping.Gear == ColumnMapping.Usual.Gear ? Index(mapping.Gear) : Needed(mapping.Gear, "gear_fault_desc"),
            Index(SyntheticMark.Column));

        int Needed(string name, string ours)
        {
            var index = Index(name);
            if (index >= 0) return index;
            var nearest = NearestName.Of(name, names);
            var meant = nearest is null ? "" : $" Did you mean {Excerpt.Of(nearest)}?";
            throw new DatasetException(
                file,
                1,
                name,
                $"there is no such column; the file has {Excerpt.OfAll(names)}.{meant}"
                + $" A file {Path.GetFileNameWithoutExtension(file)}{ColumnMappingFile.Extension} beside it can say under which name '{ours}' is kept");
        }

        int Index(string name)
        {
            var index = Array.IndexOf(names, name);
            return index < 0 || Array.IndexOf(names, name, index + 1) < 0
                ? index
                : throw new DatasetException(file, 1, name, "there are several columns of this name, expected one");
        }
    }
}
