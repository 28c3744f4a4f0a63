using GearSweep.Dashboard.Web;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// The silos, what runs where, and a person's wishes for a silo: 200 when carried out, 409 with the reason when not.
/// </summary>
internal static class ClusterEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapRead("/cluster", async (IGrainFactory grains) => TypedResults.Ok(await grains.Workers().ViewAsync()))
            .Describe("getCluster", "The silos, and what runs on them.");
        api.MapPost(
                "/cluster/silos/{silo}/drain",
                (string silo, [AsParameters] ChangeCall call) => ActAsync(call, "drain", silo, w => w.DrainAsync(silo))
            )
            .Describe("drainSilo", "Has a silo checkpoint what it trains, hand it back, and leave.", 409);
        api.MapPost(
                "/cluster/silos/{silo}/clear",
                (string silo, [AsParameters] ChangeCall call) => ActAsync(call, "clear", silo, w => w.ClearAsync(silo))
            )
            .Describe("clearSilo", "Gives trials again to a silo that was quarantined.", 409);
        api.MapPost("/cluster/silos/{silo}/slots/{slots:int}", SetSlotsAsync)
            .Describe("setSlots", "Changes how many slots a silo has while it runs.", 400, 409);
    }

    private static async Task<Results<Ok<ActionReply>, ProblemHttpResult>> SetSlotsAsync(
        string silo,
        int slots,
        [AsParameters] ChangeCall call
    ) =>
        slots is >= 0 and <= ClusterLimits.MaxSlots
            ? await ActAsync(call, $"{slots} slots", silo, w => w.SetSlotsAsync(silo, slots))
            : Problems.Refused(
                [new SpecError(0, "slots", $"'{slots}' is not a whole number from 0 to {ClusterLimits.MaxSlots}")],
                "The number is refused"
            );

    private static Task<Results<Ok<ActionReply>, ProblemHttpResult>> ActAsync(
        ChangeCall call,
        string action,
        string silo,
        Func<IWorkersGrain, Task<ActionReply>> act
    )
    {
        var workers = call.Grains.Workers();
        return call.MakeAsync(action, $"silo {silo}", () => act(workers));
    }
}
