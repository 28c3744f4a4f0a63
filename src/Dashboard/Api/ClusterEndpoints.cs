namespace GearSweep.Dashboard.Api;

/// <summary>The silos and what runs where.</summary>
internal static class ClusterEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/cluster", async (IGrainFactory grains) => TypedResults.Ok(await grains.Queue().ClusterAsync()));
}
