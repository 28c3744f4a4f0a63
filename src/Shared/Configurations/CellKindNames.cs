namespace GearSweep.Shared.Configurations;

/// <summary>The cells' names in specifications, files and pages: <c>lstm</c>, <c>gru</c>, <c>rnn</c>.</summary>
public static class CellKindNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<CellKind>().Select(ToName)];

    /// <summary>Weight matrices of a layer: gates, or one.</summary>
    public static int Gates(this CellKind cell) =>
        cell switch
        {
            CellKind.Lstm => 4,
            CellKind.Gru => 3,
            _ => 1,
        };

    /// <summary>The cell's name, lower case.</summary>
    public static string ToName(this CellKind cell) =>
        cell switch
        {
            CellKind.Lstm => "lstm",
            CellKind.Gru => "gru",
            CellKind.Rnn => "rnn",
            _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "no such cell"),
        };

    /// <summary>The cell of a name.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static CellKind Parse(string name) =>
        TryParse(name, out var cell) ? cell : throw new FormatException($"'{name}' is no cell");

    /// <summary>Finds a cell by its name.</summary>
    /// <returns>Whether there is one of that name.</returns>
    public static bool TryParse(string name, out CellKind cell)
    {
        foreach (var candidate in Enum.GetValues<CellKind>())
        {
            if (candidate.ToName() == name)
            {
                cell = candidate;
                return true;
            }
        }

        cell = default;
        return false;
    }
}
