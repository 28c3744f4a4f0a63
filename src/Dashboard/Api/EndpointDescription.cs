using GearSweep.Dashboard.Access;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace GearSweep.Dashboard.Api;

/// <summary>What the OpenAPI document says of an endpoint beyond its path and its answers' types.</summary>
internal static class EndpointDescription
{
    private static readonly ProducesResponseTypeMetadata Forbidden = new(
        StatusCodes.Status403Forbidden,
        typeof(ProblemDetails),
        ["application/problem+json"]
    );

    /// <summary>Says what it is for, and with which statuses it may refuse.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="id">Its name, unique in the API.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="problems">Statuses of problem documents, beside that of a cluster that does not answer.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string id,
        string summary,
        params IEnumerable<int> problems
    )
    {
        endpoint.WithName(id).WithSummary(summary);
        foreach (var status in problems.Append(StatusCodes.Status503ServiceUnavailable))
            endpoint.ProducesProblem(status);
        return endpoint;
    }

    /// <summary>Says with which statuses endpoints refuse who may not call them.</summary>
    public static RouteGroupBuilder DescribeAccess(this RouteGroupBuilder endpoints)
    {
        endpoints.ProducesProblem(StatusCodes.Status401Unauthorized);
        ((IEndpointConventionBuilder)endpoints).Finally(endpoint =>
        {
            if (AccessPolicies.NeededBy(endpoint.Metadata) == AccessRole.Operate)
                endpoint.Metadata.Add(Forbidden);
        });
        return endpoints;
    }

    /// <summary>Says which texts its query may have.</summary>
    public static RouteHandlerBuilder DescribeQuery(
        this RouteHandlerBuilder endpoint,
        params IEnumerable<(string Name, string Description)> query
    ) =>
        endpoint.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters =
                [
                    .. operation.Parameters ?? [],
                    .. query.Select(parameter => new OpenApiParameter
                    {
                        Name = parameter.Name,
                        In = ParameterLocation.Query,
                        Description = parameter.Description,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    }),
                ];
                return Task.CompletedTask;
            }
        );

    /// <summary>Says that it reads a specification.</summary>
    public static RouteHandlerBuilder DescribeYaml(this RouteHandlerBuilder endpoint) =>
        endpoint.DescribeBody(
            "application/yaml",
            "A specification (docs/specification.md), 256 KiB at most.",
            _ => new OpenApiSchema { Type = JsonSchemaType.String }
        );

    /// <summary>Says that it reads a record, which answers have as well.</summary>
    public static RouteHandlerBuilder DescribeJson<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.DescribeBody(
            "application/json",
            "An object with these keys and no other, 16 KiB at most.",
            document => new OpenApiSchemaReference(typeof(T).Name, document)
        );

    private static RouteHandlerBuilder DescribeBody(
        this RouteHandlerBuilder endpoint,
        string type,
        string description,
        Func<OpenApiDocument?, IOpenApiSchema> schema
    ) =>
        endpoint.AddOpenApiOperationTransformer(
            (operation, context, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Description = description,
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        [type] = new OpenApiMediaType { Schema = schema(context.Document) },
                    },
                };
                return Task.CompletedTask;
            }
        );
}
