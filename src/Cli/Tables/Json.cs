using System.Text.Encodings.Web;
using System.Text.Json;

namespace GearSweep.Cli.Tables;

/// <summary>How JSON is written: names in snake case, and text of all languages as it is.</summary>
internal static class Json
{
    /// <summary>Indented, for one object.</summary>
    public static readonly JsonSerializerOptions Report = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>On one line, for the rows of a table.</summary>
    public static readonly JsonSerializerOptions Line = new(Report) { WriteIndented = false };
}
