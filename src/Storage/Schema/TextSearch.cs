using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Schema;

/// <summary>Finds text in any case. SQLite's own LIKE knows the case of ASCII letters alone.</summary>
internal static class TextSearch
{
    /// <summary>The function's name in SQL.</summary>
    public const string FunctionName = "holds_text";

    /// <summary>Whether <paramref name="text"/> has <paramref name="part"/> in it, in any case.</summary>
    public static bool Holds(string? text, string part) =>
        text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the function known to a connection.</summary>
    public static void Register(SqliteConnection connection) =>
        connection.CreateFunction<string?, string, bool>(FunctionName, Holds, isDeterministic: true);
}
