using System.Runtime.CompilerServices;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Formats;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>Trials of a sweep: pages, the whole table as CSV, one trial, and its weights.</summary>
internal static class TrialEndpoints
{
    private const int RowsPerPage = 1000;

    private static readonly (string, string)[] Filters =
    [
        ("state", "States, with commas between them or repeated."),
        SweepEndpoints.Condition,
        ("text", "Only trials with this text in their message."),
        ("trials", "Numbers of trials, with commas between them."),
        .. ColumnFilter.Columns.Select(column => (column, "A value, <0.1, >=10 or 10..20.")),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapRead("/sweeps/{sweep:int:min(1)}/trials", ListAsync)
            .Describe("listTrials", "Trials of a sweep.", 400, 404)
            .DescribeQuery([
                .. Filters,
                ("sort", "A column."),
                ("descending", "true to turn the order round."),
                SweepEndpoints.Skip,
                SweepEndpoints.Take,
            ]);
        api.MapRead("/sweeps/{sweep:int:min(1)}/trials.csv", CsvAsync)
            .Produces<string>(contentType: "text/csv")
            .Describe("getTrialTable", "All trials of a sweep as CSV.", 400, 404)
            .DescribeQuery(Filters);
        api.MapRead("/sweeps/{sweep:int:min(1)}/trials/{trial:int:min(0)}", GetAsync)
            .Describe("getTrial", "A trial, with its attempts.", 404);
        api.MapRead("/sweeps/{sweep:int:min(1)}/trials/{trial:int:min(0)}/model", ModelAsync)
            .Produces<Stream>(contentType: "application/octet-stream")
            .Describe("getModel", "The weights of a completed trial as safetensors.", 404);
    }

    /// <summary>
    /// Which trials a query string asks for: <c>state</c>, <c>condition</c>, <c>text</c>, <c>trials</c>, and every
    /// column of <see cref="ColumnFilter.Columns"/> by its name.
    /// </summary>
    internal static TrialQuery Filter(QueryReader query, int sweep)
    {
        ColumnFilter[] filters = [.. ColumnFilter.Columns.Select(query.Column).OfType<ColumnFilter>()];
        return new TrialQuery
        {
            Sweep = sweep,
            States = query.Words<TrialState>("state"),
            Conditions = query.Conditions("condition"),
            Filters = filters.Length == 0 ? null : filters,
            Numbers = query.Numbers("trials"),
            Text = query.Text("text"),
            Take = RowsPerPage,
        };
    }

    private static async Task<Results<Ok<Page<TrialRow>>, ProblemHttpResult>> ListAsync(
        int sweep,
        HttpRequest request,
        IGrainFactory grains
    )
    {
        var query = new QueryReader(request.Query);
        var wanted = Filter(query, sweep) with
        {
            SortBy = query.Word("sort", TrialTable.Names, "number"),
            Descending = query.Flag("descending"),
            Skip = (int)query.Whole("skip", 0, 0, int.MaxValue),
            Take = (int)query.Whole("take", 100, 1, RowsPerPage),
        };
        if (query.Problem() is { } problem)
            return problem;
        return await grains.Results().SweepAsync(sweep) is null
            ? Problems.NoSweep(sweep)
            : TypedResults.Ok(await grains.Results().TrialsAsync(wanted));
    }

    /// <summary>Streams page by page, so that a long sweep's rows are never held.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> CsvAsync(
        int sweep,
        HttpRequest request,
        IGrainFactory grains,
        CancellationToken cancellation
    )
    {
        var query = new QueryReader(request.Query);
        var wanted = Filter(query, sweep);
        if (query.Problem() is { } problem)
            return problem;
        if (await grains.Results().SweepAsync(sweep) is null)
            return Problems.NoSweep(sweep);
        return TypedResults.Stream(
            stream =>
                HttpMethods.IsHead(request.Method)
                    ? Task.CompletedTask
                    : CsvTable.WriteAsync(
                        stream,
                        TrialTable.Columns,
                        ReadAsync(wanted, grains, cancellation),
                        cancellation
                    ),
            "text/csv; charset=utf-8",
            $"sweep-{sweep}-trials.csv"
        );
    }

    /// <summary>
    /// Reads on after the last number, and not by place: a trial that changes its state between two pages makes no
    /// other one slip through.
    /// </summary>
    private static async IAsyncEnumerable<TrialRow> ReadAsync(
        TrialQuery wanted,
        IGrainFactory grains,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        Page<TrialRow> page;
        do
        {
            page = await grains.Results().TrialsAsync(wanted).WaitAsync(ClusterTrouble.Timeout, cancellation);
            foreach (var trial in page.Items)
                yield return trial;
            if (page.Items is [.., var last])
                wanted = wanted with { After = last.Number };
        } while (page.Items.Count < page.Total);
    }

    private static async Task<Results<Ok<TrialDetail>, ProblemHttpResult>> GetAsync(
        int sweep,
        int trial,
        IGrainFactory grains
    ) =>
        await grains.Results().TrialAsync(sweep, trial) is { } detail
            ? TypedResults.Ok(detail)
            : Problems.NoTrial(sweep, trial);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ModelAsync(
        int sweep,
        int trial,
        IGrainFactory grains
    ) =>
        await grains.Results().ModelAsync(sweep, trial) is { } model
            ? TypedResults.File(model, "application/octet-stream", $"sweep-{sweep}-trial-{trial}.safetensors")
            : Problems.NotFound(
                $"There are no weights of trial {trial} in sweep {sweep}: it has not completed, or does not exist."
            );
}
