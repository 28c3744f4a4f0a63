using GearSweep.Shared.Text;

namespace GearSweep.Training.Datasets;

/// <summary>Which dataset a name means.</summary>
internal static class DatasetChoice
{
    /// <summary>
    /// Finds the dataset: by its exact file name, else by its exact name, else by either in another Unicode form.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is none, or several differ in the Unicode form alone.</exception>
    public static DatasetSource For(string name, IReadOnlyList<DatasetSource> sources)
    {
        var exact =
            sources.FirstOrDefault(source => source.FileName == name)
            ?? sources.FirstOrDefault(source => source.Name == name);
        if (exact is not null)
            return exact;
        var composed = ComposedText.For(name);
        var same = sources
            .Where(source => ComposedText.For(source.FileName) == composed || ComposedText.For(source.Name) == composed)
            .ToList();
        return same switch
        {
            [var only] => only,
            [] => throw new KeyNotFoundException(
                $"there is no dataset {Excerpt.For(name)}; there are: {Excerpt.OfAll([.. sources.Select(source => source.Name)])}"
            ),
            _ => throw new KeyNotFoundException(
                $"{Excerpt.For(name)} means several files whose names differ only in how their accents are encoded "
                    + $"({string.Join(", ", same.Select(source => CodePoints(source.Name)))}); rename one of them"
            ),
        };
    }

    private static string CodePoints(string name) =>
        string.Concat(
            name.Select(letter =>
                letter < 128 ? letter.ToString() : FormattableString.Invariant($"\\u{(int)letter:X4}")
            )
        );
}
