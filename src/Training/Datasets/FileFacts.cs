using System.Globalization;
using System.Text.RegularExpressions;

namespace GearSweep.Training.Datasets;

/// <summary>
/// What a file's name and the mapping say of all of its rows; <see langword="null"/> where its columns say it.
/// </summary>
internal sealed record FileFacts(double? Speed, double? Load, string? Gear)
{
    /// <summary>Reads a file's name.</summary>
    /// <param name="file">The name.</param>
    /// <param name="mapping">What to look for.</param>
    /// <param name="dataset">The dataset's name, which is the gear where nothing else says it.</param>
    /// <exception cref="DatasetException">The name does not fit the mapping's pattern.</exception>
    public static FileFacts From(string file, ColumnMapping mapping, string dataset)
    {
        var name = Match(file, mapping);
        return new FileFacts(
            mapping.Speed.IsInFileName ? Number("speed", mapping.Speed) : mapping.Speed.Value,
            mapping.Load.IsInFileName ? Number("load", mapping.Load) : mapping.Load.Value,
            mapping.Gear.IsInFileName
                ? Gear()
                : mapping.Gear.Value ?? (mapping.Gear.Column is null ? GearNames.Plain(dataset) : null)
        );

        double Number(string group, MappedQuantity quantity)
        {
            var text = name!.Groups[group].Value;
            if (
                !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || !(Math.Abs(number) <= float.MaxValue)
            )
            {
                throw new DatasetException(
                    file,
                    0,
                    null,
                    $"found {Excerpt.For(text)} for '{group}' in the file's name, expected a number up to 3.4e38"
                );
            }

            return quantity.TryRound(number, out var rounded)
                ? rounded
                : throw new DatasetException(
                    file,
                    0,
                    null,
                    $"found {Excerpt.For(text)} for '{group}' in the file's name, which is near no set point of 'round_to'"
                );
        }

        string Gear()
        {
            var gear = GearNames.Plain(name!.Groups["gear"].Value);
            if (gear.Length is 0 or > GearNames.Longest)
                throw new DatasetException(file, 0, null, "found no 'gear' in the file's name, expected one");
            if (GearNames.ControlIn(gear) is { } control)
            {
                throw new DatasetException(
                    file,
                    0,
                    null,
                    $"found {control} for 'gear' in the file's name, expected UTF-8"
                );
            }

            return mapping.Gear.Names.GetValueOrDefault(gear, gear);
        }
    }

    private static Match? Match(string file, ColumnMapping mapping)
    {
        if (mapping.FileName is not { } pattern)
            return null;
        try
        {
            var match = pattern.Match(Path.GetFileNameWithoutExtension(file));
            return match.Success
                ? match
                : throw new DatasetException(
                    file,
                    0,
                    null,
                    $"the file's name does not match the mapping's 'file_name', {Excerpt.For(pattern.ToString())}"
                );
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new DatasetException(
                file,
                0,
                null,
                "the mapping's 'file_name' takes too long on the file's name; expected a simpler pattern",
                e
            );
        }
    }
}
