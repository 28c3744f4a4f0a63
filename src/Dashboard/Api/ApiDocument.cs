using GearSweep.Shared.Configurations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GearSweep.Dashboard.Api;

/// <summary>The API as an OpenAPI document, at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    private const string Description =
        "Names are snake_case. A figure that is not finite is null. Every error is a problem document (RFC 9457) with a sentence in `detail`; a refused "
        + "specification, query or body has `errors` as well, a list of `line`, `key` and `message`. GET is answered for HEAD too.";

    /// <summary>Makes options those of the document.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "GearSweep",
                    Version = "v1",
                    Description = Description,
                };
                document.Servers = [];
                var bearer = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "An access token. None is needed where the dashboard listens on loopback alone.",
                };
                var components = document.Components ??= new();
                components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                components.SecuritySchemes[Bearer] = bearer;
                document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                Describe(schema, context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>What the API's own converters write cannot be seen from the types.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (
            (Nullable.GetUnderlyingType(type) ?? type) is var plain
            && (plain == typeof(double) || plain == typeof(float))
        )
        {
            schema.Type = JsonSchemaType.Number | JsonSchemaType.Null;
        }
        else if (schema.Type is { } known && known.HasFlag(JsonSchemaType.Integer | JsonSchemaType.String))
        {
            // Numbers in quotes are read, but never written.
            (schema.Type, schema.Pattern) = (known & ~JsonSchemaType.String, null);
        }
        else if (type == typeof(Configuration))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = ParameterCatalog.All.ToDictionary(p => p.Name, IOpenApiSchema (p) => SchemaOf(p));
            schema.Properties["key"] = new OpenApiSchema { Type = JsonSchemaType.String };
            schema.Properties["parameter_count"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        }
    }

    private static OpenApiSchema SchemaOf(ParameterInfo parameter) =>
        new()
        {
            Type = parameter.Kind switch
            {
                ParameterKind.Category => JsonSchemaType.String,
                ParameterKind.Integer => JsonSchemaType.Integer,
                _ => JsonSchemaType.Number,
            },
            Description = parameter.Description,
        };
}
