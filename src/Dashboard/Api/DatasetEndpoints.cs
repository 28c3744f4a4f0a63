using GearSweep.Dashboard.Web;
using GearSweep.Shared.Datasets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// The data directory's files. A name that is not among them is unknown, whatever it looks like: none is opened by its
/// name.
/// </summary>
internal static class DatasetEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapRead(
                "/datasets",
                async (IGrainFactory grains, CancellationToken cancellation) =>
                    TypedResults.Ok(await grains.Data().ListAsync(cancellation))
            )
            .Describe("listDatasets", "The data directory's files.");
        api.MapRead("/datasets/{name}/describe", DescribeAsync)
            .Describe("describeDataset", "Statistics of a file's columns at each condition.", 404, 409);
    }

    private static async Task<Results<Ok<IReadOnlyList<ColumnStatistics>>, ProblemHttpResult>> DescribeAsync(
        string name,
        IGrainFactory grains,
        CancellationToken cancellation
    )
    {
        var dataset = (await grains.Data().ListAsync(cancellation)).FirstOrDefault(d => d.Name == name);
        return dataset switch
        {
            null => Problems.NotFound($"There is no dataset '{name}'."),
            { Error: { } error } => Problems.For(StatusCodes.Status409Conflict, "The file cannot be read", error),
            _ => TypedResults.Ok(await grains.Data().DescribeAsync(name, cancellation)),
        };
    }
}
