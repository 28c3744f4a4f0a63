using System.Text.Json;
using System.Text.Json.Serialization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Formats;

/// <summary>
/// A configuration with the value of every parameter, by the parameter's name. Of what is read, only parameters count:
/// key and number of weights follow from them, and a parameter that this version lacks is one that it cannot show.
/// </summary>
internal sealed class ConfigurationJsonConverter : JsonConverter<Configuration>
{
    public override Configuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("a configuration is an object");
        var configuration = new Configuration();
        foreach (var parameter in ParameterCatalog.All)
        {
            if (document.RootElement.TryGetProperty(parameter.Name, out var value))
                configuration = configuration.With(parameter.Name, ValueOf(parameter, value));
        }

        return configuration;
    }

    public override void Write(Utf8JsonWriter writer, Configuration value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var parameter in ParameterCatalog.All)
        {
            if (value[parameter] is { Number: { } number })
                writer.WriteNumber(parameter.Name, number);
            else
                writer.WriteString(parameter.Name, value[parameter].Text);
        }

        writer.WriteString("key", value.Key);
        writer.WriteNumber("parameter_count", value.ParameterCount);
        writer.WriteEndObject();
    }

    private static ParameterValue ValueOf(ParameterInfo parameter, JsonElement value)
    {
        ParameterValue? found = (parameter.Kind, value.ValueKind) switch
        {
            (ParameterKind.Category, JsonValueKind.String) => value.GetString()!,
            (not ParameterKind.Category, JsonValueKind.Number) => value.GetDouble(),
            _ => null,
        };
        return found is { } known && parameter.KindError(known) is null
            ? known
            : throw new JsonException($"'{parameter.Name}' has another kind of value");
    }
}
