using System.Collections.Immutable;
using System.Text.Json;

namespace GearSweep.Shared.Configurations;

/// <summary>
/// Parameters' values as one JSON object, as they are stored and sent: <c>{"cell":"gru","hidden_size":16}</c>.
/// </summary>
internal static class ParameterDocument
{
    /// <summary>No values: those of a configuration of defaults.</summary>
    public static readonly ImmutableSortedDictionary<string, ParameterValue> Empty = ImmutableSortedDictionary.Create<
        string,
        ParameterValue
    >(StringComparer.Ordinal);

    private const string NoValues = "{}";

    /// <summary>The values as text, in the order of their names.</summary>
    public static string Write(ImmutableSortedDictionary<string, ParameterValue> values) =>
        values.IsEmpty
            ? NoValues
            : JsonSerializer.Serialize(values.ToDictionary(v => v.Key, v => (object?)v.Value.Text ?? v.Value.Number));

    /// <summary>The values of a text.</summary>
    /// <exception cref="FormatException">It is no such text, or names a parameter that there is not.</exception>
    public static ImmutableSortedDictionary<string, ParameterValue> Read(string json)
    {
        if (json == NoValues)
            return Empty;
        try
        {
            using var document = JsonDocument.Parse(json);
            var values = Empty.ToBuilder();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var value = Value(property);
                if (value != ParameterCatalog.Get(property.Name).Default)
                    values[property.Name] = value;
            }

            return values.ToImmutable();
        }
        catch (Exception error)
            when (error is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException(
                $"'{json}' is no configuration that this version can read: {error.Message}",
                error
            );
        }
    }

    private static ParameterValue Value(JsonProperty property)
    {
        var parameter = ParameterCatalog.Get(property.Name);
        ParameterValue value =
            parameter.Kind == ParameterKind.Category ? property.Value.GetString() ?? "" : property.Value.GetDouble();
        return parameter.KindError(value) is { } error ? throw new FormatException(error) : value;
    }
}
