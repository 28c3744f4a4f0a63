using System.Text.Json;
using System.Text.Json.Serialization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Api;

/// <summary>A configuration with the value of every parameter, by the parameter's name.</summary>
internal sealed class ConfigurationJsonConverter : JsonConverter<Configuration>
{
    public override Configuration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("configurations are only written");

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
}
