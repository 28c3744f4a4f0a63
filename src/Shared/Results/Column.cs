namespace GearSweep.Shared.Results;

/// <summary>A column of a table for other programs.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value in a row: a number, a text, or <see langword="null"/> where there is none.</param>
public sealed record Column<T>(string Name, Func<T, object?> Value)
{
    /// <summary>
    /// What a file has in a row: the value, and <see langword="null"/> for a figure that is not finite, for which
    /// neither CSV nor JSON has a word.
    /// </summary>
    public object? Field(T row) =>
        Value(row) switch
        {
            double figure when !double.IsFinite(figure) => null,
            float figure when !float.IsFinite(figure) => null,
            var value => value,
        };
}
