using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GearSweep.Shared.Formats;

/// <summary>
/// GearSweep's JSON, over REST and on the command line: snake_case names and enumeration words, and <c>null</c> for a
/// figure that is not finite.
/// </summary>
public static class JsonFormat
{
    /// <summary>As the API answers, and as its answers are read.</summary>
    public static readonly JsonSerializerOptions Api = Configured(JsonSerializerDefaults.Web);

    /// <summary>For people: indented, and text of all languages as it is.</summary>
    public static readonly JsonSerializerOptions Report = new(Configured(JsonSerializerDefaults.General))
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The same on one line, for the rows of a table.</summary>
    public static readonly JsonSerializerOptions Line = new(Report) { WriteIndented = false };

    /// <summary>Makes options those of <see cref="Api"/>.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new FiniteDoubleConverter());
        options.Converters.Add(new FiniteSingleConverter());
        options.Converters.Add(new ConfigurationJsonConverter());
    }

    private static JsonSerializerOptions Configured(JsonSerializerDefaults defaults)
    {
        var options = new JsonSerializerOptions(defaults);
        Configure(options);
        return options;
    }

    /// <summary>JSON has no NaN; columns of losses have, where a split leaves no validation rows.</summary>
    private sealed class FiniteDoubleConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    private sealed class FiniteSingleConverter : JsonConverter<float>
    {
        public override bool HandleNull => true;

        public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? float.NaN : reader.GetSingle();

        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options)
        {
            if (float.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
