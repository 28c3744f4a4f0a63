using GearSweep.Dashboard.Web;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace GearSweep.Dashboard.Api;

/// <summary>A person's wishes for a sweep that is there: 200 when carried out, 409 with the reason when not.</summary>
internal static class SweepActionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/sweeps/{sweep:int:min(1)}/pause",
                (int sweep, [AsParameters] ChangeCall call) => ActAsync(call, "pause", sweep, s => s.PauseAsync(sweep))
            )
            .Describe("pauseSweep", "Checkpoints what a sweep trains, and begins nothing new.", 404, 409);
        api.MapPost(
                "/sweeps/{sweep:int:min(1)}/resume",
                (int sweep, [AsParameters] ChangeCall call) =>
                    ActAsync(call, "resume", sweep, s => s.ResumeAsync(sweep))
            )
            .Describe("resumeSweep", "Goes on with a sweep that was paused.", 404, 409);
        api.MapPost(
                "/sweeps/{sweep:int:min(1)}/cancel",
                (int sweep, [AsParameters] ChangeCall call) =>
                    ActAsync(call, "cancel", sweep, s => s.CancelAsync(sweep))
            )
            .Describe("cancelSweep", "Stops a sweep for good; what it has found is kept.", 404, 409);
        api.MapPost(
                "/sweeps/{sweep:int:min(1)}/retry",
                (int sweep, [AsParameters] ChangeCall call) =>
                    ActAsync(call, "retry", sweep, s => s.RetryAsync(sweep, null))
            )
            .Describe("retrySweep", "Queues a sweep's failed trials again, from epoch 1.", 404, 409);
        api.MapPost("/sweeps/{sweep:int:min(1)}/seeds", AddSeedsAsync)
            .Describe(
                "addSeeds",
                "Trains further seeds of the best configuration of each condition at which it cannot be told from AR* yet.",
                400,
                404,
                409
            )
            .DescribeQuery([("seeds", $"For each, 1 to {SeedLimits.Most}; {SeedLimits.Usual} unless said otherwise.")]);
        api.MapPut("/sweeps/{sweep:int:min(1)}/sharing", ShareAsync)
            .Describe("shareSweep", "Changes how a sweep shares the slots with others.", 400, 404, 409, 413, 415)
            .DescribeJson<SweepSharing>();
        api.MapPost("/sweeps/{sweep:int:min(1)}/trials/{trial:int:min(0)}/retry", RetryTrialAsync)
            .Describe("retryTrial", "Queues a failed trial again, from epoch 1.", 404, 409);
    }

    private static async Task<Results<Ok<ActionReply>, ProblemHttpResult>> RetryTrialAsync(
        int sweep,
        int trial,
        [AsParameters] ChangeCall call
    ) =>
        await call.Grains.Results().TrialAsync(sweep, trial) is null
            ? Problems.NoTrial(sweep, trial)
            : await call.MakeAsync(
                "retry",
                $"sweep {sweep} trial {trial}",
                () => call.Grains.Scheduler().RetryAsync(sweep, trial)
            );

    private static async Task<Results<Ok<ActionReply>, ProblemHttpResult>> AddSeedsAsync(
        int sweep,
        HttpRequest request,
        [AsParameters] ChangeCall call
    )
    {
        var query = new QueryReader(request.Query);
        var seeds = (int)query.Whole("seeds", SeedLimits.Usual, 1, SeedLimits.Most);
        if (query.Problem() is { } problem)
            return problem;
        return await ActAsync(call, "add seeds", sweep, s => s.AddSeedsAsync(sweep, seeds));
    }

    private static async Task<Results<Ok<ActionReply>, ProblemHttpResult>> ShareAsync(
        int sweep,
        HttpRequest request,
        [AsParameters] ChangeCall call,
        IOptions<JsonOptions> json,
        CancellationToken cancellation
    )
    {
        var (sharing, problem) = await JsonBody.ReadAsync<SweepSharing>(
            request,
            json.Value.SerializerOptions,
            cancellation
        );
        if (sharing is null)
            return problem!;
        return sharing.Problem() is { } wrong
            ? Problems.Refused(
                [new SpecError(0, wrong[..wrong.IndexOf(' ')], wrong[(wrong.IndexOf(' ') + 1)..])],
                "The body is refused"
            )
            : await ActAsync(call, "share", sweep, s => s.ShareAsync(sweep, sharing));
    }

    private static async Task<Results<Ok<ActionReply>, ProblemHttpResult>> ActAsync(
        ChangeCall call,
        string action,
        int sweep,
        Func<ISchedulerGrain, Task<ActionReply>> act
    )
    {
        var scheduler = call.Grains.Scheduler();
        return await call.Grains.Results().SweepAsync(sweep) is null
            ? Problems.NoSweep(sweep)
            : await call.MakeAsync(action, $"sweep {sweep}", () => act(scheduler));
    }
}
