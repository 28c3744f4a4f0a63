using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>Sweeps: list, preview, launch, and what they found.</summary>
internal static class SweepEndpoints
{
    public static readonly (string, string) Skip = ("skip", "Rows to leave out, 0 without."),
        Take = ("take", "Rows at most, 1 to 1000; 100 without."),
        Condition = ("condition", "Only this speed in rev/s and load in N·m, e.g. 8.33x80; may be repeated.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapRead("/sweeps", ListAsync)
            .Describe("listSweeps", "Sweeps, newest first unless sorted.", 400)
            .DescribeQuery([
                ("text", "Only sweeps with this text in name, description or dataset."),
                ("sort", "A column."),
                ("descending", "true to turn the order round."),
                Skip,
                Take,
            ]);
        api.MapPost("/sweeps", LaunchAsync)
            .RequireRateLimiting(RequestLanes.Launches)
            .Describe("launchSweep", "Launches a sweep.", 400, 413, 415, 429)
            .DescribeYaml();
        api.MapPost("/sweeps/preview", PreviewAsync)
            .RequireRateLimiting(RequestLanes.Previews)
            .RequireAuthorization(AccessPolicies.View)
            .Describe("previewSweep", "What a sweep would train, without launching it.", 400, 413, 415, 429)
            .DescribeYaml();
        api.MapRead("/sweeps/{sweep:int:min(1)}", GetAsync)
            .Describe("getSweep", "A sweep, and what it found at each condition.", 404);
        api.MapRead("/sweeps/{sweep:int:min(1)}/curves", CurvesAsync)
            .Describe("getCurves", "Points of the loss curves, in the order in which they were stored.", 400, 404)
            .DescribeQuery([
                ("trial", "Only this trial."),
                Condition,
                ("after", "Only points after this one."),
                ("take", "Points at most, 1 to 100000."),
                ("max_trials", "Trials at most; 0 for all."),
            ]);
        api.MapRead("/sweeps/{sweep:int:min(1)}/heatmap", HeatMapAsync)
            .Describe("getHeatMap", "Configurations against conditions.", 400, 404)
            .DescribeQuery([Skip, Take]);
    }

    private static async Task<Results<Ok<Page<SweepRow>>, ProblemHttpResult>> ListAsync(
        HttpRequest request,
        IGrainFactory grains
    )
    {
        var query = new QueryReader(request.Query);
        var (text, skip, take) = (
            query.Text("text"),
            (int)query.Whole("skip", 0, 0, int.MaxValue),
            (int)query.Whole("take", 100, 1, 1000)
        );
        var (columns, descending) = (query.Words<SweepColumn>("sort"), query.Flag("descending"));
        var order = columns is [var column, ..] ? new SweepOrder(column, descending) : SweepOrder.Newest;
        return query.Problem() is { } problem
            ? problem
            : TypedResults.Ok(await grains.Results().SweepsAsync(text, skip, take, order));
    }

    private static async Task<Results<Created<LaunchedSweep>, ProblemHttpResult>> LaunchAsync(
        HttpRequest request,
        [AsParameters] ChangeCall call,
        CancellationToken cancellation
    )
    {
        var (yaml, problem) = await SpecificationBody.ReadAsync(request, cancellation);
        if (yaml is null)
            return problem!;
        var sweeps = call.Grains.Sweeps();
        var reply = await call.Audit.KeepAsync(call.Person, () => sweeps.LaunchAsync(yaml));
        return reply.Errors.Count == 0
            ? TypedResults.Created($"{request.PathBase}/api/sweeps/{reply.Sweep}", new LaunchedSweep(reply.Sweep))
            : Problems.Refused(reply.Errors, "The specification is refused");
    }

    private static async Task<Results<Ok<SweepPreview>, ProblemHttpResult>> PreviewAsync(
        HttpRequest request,
        IGrainFactory grains,
        CancellationToken cancellation
    )
    {
        var (yaml, problem) = await SpecificationBody.ReadAsync(request, cancellation);
        if (yaml is null)
            return problem!;
        var reply = await grains.Sweeps().PreviewAsync(yaml, cancellation);
        return reply.Preview is { } preview
            ? TypedResults.Ok(preview)
            : Problems.Refused(reply.Errors, "The specification is refused");
    }

    private static async Task<Results<Ok<SweepDetail>, ProblemHttpResult>> GetAsync(int sweep, IGrainFactory grains) =>
        await grains.Results().SweepAsync(sweep) is { } detail ? TypedResults.Ok(detail) : Problems.NoSweep(sweep);

    private static async Task<Results<Ok<CurvePoints>, ProblemHttpResult>> CurvesAsync(
        int sweep,
        HttpRequest request,
        IGrainFactory grains
    )
    {
        var query = new QueryReader(request.Query);
        var wanted = new CurveQuery
        {
            Sweep = sweep,
            Trial = (int?)query.Whole("trial", 0, int.MaxValue),
            Conditions = query.Conditions("condition"),
            After = query.Whole("after", 0, 0, long.MaxValue),
            Take = (int)query.Whole("take", 20_000, 1, 100_000),
            MaxTrials = (int)query.Whole("max_trials", 0, 0, int.MaxValue),
        };
        if (query.Problem() is { } problem)
            return problem;
        return await grains.Results().SweepAsync(sweep) is null
            ? Problems.NoSweep(sweep)
            : TypedResults.Ok(await grains.Results().CurvesAsync(wanted));
    }

    private static async Task<Results<Ok<HeatMap>, ProblemHttpResult>> HeatMapAsync(
        int sweep,
        HttpRequest request,
        IGrainFactory grains
    )
    {
        var query = new QueryReader(request.Query);
        var (skip, take) = ((int)query.Whole("skip", 0, 0, int.MaxValue), (int)query.Whole("take", 100, 1, 1000));
        if (query.Problem() is { } problem)
            return problem;
        return await grains.Results().SweepAsync(sweep) is null
            ? Problems.NoSweep(sweep)
            : TypedResults.Ok(await grains.Results().HeatMapAsync(sweep, skip, take));
    }
}
