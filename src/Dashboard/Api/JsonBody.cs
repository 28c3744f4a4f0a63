using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// A record as the body of a request: a JSON object, 16 KiB at most. Each key is there once, and each but those that
/// may be <c>null</c> has to be; a key that the record does not have is refused, as it is in a specification.
/// </summary>
internal static class JsonBody
{
    /// <summary>The most that is read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Reads the record.</summary>
    /// <returns>The record, or why it is refused, naming each key.</returns>
    public static async Task<(T? Value, ProblemHttpResult? Problem)> ReadAsync<T>(
        HttpRequest request,
        JsonSerializerOptions options,
        CancellationToken cancellation
    )
        where T : class
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        )
            return (null, Problems.WrongType(request, "application/json"));
        if (await BodyBytes.ReadAsync(request, MaxBytes, cancellation) is not { } bytes)
            return (null, Problems.TooLarge($"The body has more than {MaxBytes} bytes."));

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var errors = Errors(document.RootElement, options.GetTypeInfo(typeof(T)), options).ToList();
            return errors.Count > 0
                ? (null, Problems.Refused(errors, "The body is refused"))
                : (document.Deserialize<T>(options), null);
        }
        catch (JsonException error)
        {
            var place = new SpecError(
                (int)(error.LineNumber ?? 0) + 1,
                "",
                "found something that is not JSON: expected a JSON object"
            );
            return (null, Problems.Refused([place], "The body is refused"));
        }
    }

    private static IEnumerable<SpecError> Errors(JsonElement body, JsonTypeInfo record, JsonSerializerOptions options)
    {
        var known = record.Properties.ToDictionary(p => p.Name);
        if (body.ValueKind != JsonValueKind.Object)
        {
            yield return new SpecError(
                0,
                "",
                $"found {Shown(body)}: expected a JSON object with {string.Join(", ", known.Keys)}"
            );
            yield break;
        }

        HashSet<string> seen = [];
        foreach (var (key, value) in body.EnumerateObject().Select(p => (p.Name, p.Value)))
        {
            var name = Problems.Shown(key);
            if (!known.TryGetValue(key, out var property))
                yield return new SpecError(0, name, UnknownKey.Message(key, known.Keys));
            else if (!seen.Add(key))
                yield return new SpecError(0, name, $"'{name}' is there twice: expected once");
            else if (!CanBe(value, property.PropertyType, options))
                yield return new SpecError(0, name, $"found {Shown(value)}: expected {Form(property.PropertyType)}");
        }

        foreach (var missing in known.Values.Where(p => !seen.Contains(p.Name) && !MayBeNull(p.PropertyType)))
        {
            yield return new SpecError(
                0,
                missing.Name,
                $"'{missing.Name}' is missing: expected {Form(missing.PropertyType)}"
            );
        }
    }

    private static bool CanBe(JsonElement value, Type type, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return MayBeNull(type);
        try
        {
            value.Deserialize(type, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Form(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var number when number == typeof(int) => $"a whole number{OrNull(type)}",
            var number when number == typeof(double) => $"a number{OrNull(type)}",
            _ => "another value",
        };

    private static string OrNull(Type type) => MayBeNull(type) ? " or null" : "";

    private static bool MayBeNull(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static string Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => Problems.Shown(value.GetRawText()),
        };
}
