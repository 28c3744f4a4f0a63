using System.Text.Json;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Sweeps;

public sealed class StoredSweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.PathOf("s.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sweeps_of_a_store_are_listed_as_a_table_as_csv_and_as_json()
    {
        await SampleStore.AddAsync(Store, "first", "second, \"quoted\"");

        var text = await ActAsync("sweeps");
        Assert.Equal(
            ["sweep", "second,", "first"],
            text.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])
        );
        Assert.Contains("0 of 3 trials", text.Output, StringComparison.Ordinal);
        var csv = (await ActAsync("sweeps", "--format", "csv", "--take", "1")).Output.Split("\r\n");
        Assert.Equal(
            "id,name,dataset,state,created,ended,trials,done,completed,pruned,failed,cancelled,problem",
            csv[0]
        );
        Assert.StartsWith("2,\"second, \"\"quoted\"\"\",no_fault,interrupted,", csv[1], StringComparison.Ordinal);
        Assert.Equal(["", "3", "0", "0", "0", "0", "0", ""], csv[1].Split(',')[^8..]);
        using var json = JsonDocument.Parse((await ActAsync("sweeps", "first", "--format", "json")).Output);
        Assert.Equal("first", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_sweep_whose_specification_cannot_be_read_is_listed_with_the_reason_and_can_be_ended()
    {
        await SampleStore.AddAsync(Store, "name: s\ndataset: d\nnewer_key: 1\n", ["newer"]);
        await SampleStore.AddAsync(Store, "\u0001 garbage", ["garbage"]);
        await SampleStore.AddAsync(Store, "good");

        var text = (await ActAsync("sweeps")).Output;
        Assert.Contains(
            "id:1 cannot be opened: its stored specification cannot be read: line 3, newer_key: unknown key 'newer_key'",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "id:2 cannot be opened: its stored specification cannot be read: line 1: this is not YAML: a control character",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("id:3", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await ActAsync("cancel", "newer")).Code);
        Assert.Equal(ExitCode.Done, (await ActAsync("delete", "garbage", "--yes")).Code);
        Assert.DoesNotContain("unreadable", (await ActAsync("sweeps")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_that_nobody_trains_is_interrupted_and_so_are_its_trials_until_somebody_owns_the_store()
    {
        await SampleStore.AddAsync(Store, "killed");
        await SampleStore.BeginAsync(Store, 1, 0);

        var alone = (await ActAsync("sweeps")).Output;
        Assert.Contains("interrupted", alone, StringComparison.Ordinal);
        Assert.Contains("0 of 3 trials, 1 interrupted", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("running", alone, StringComparison.Ordinal);
        Assert.Contains(
            "\"state\": \"interrupted\"",
            (await ActAsync("sweeps", "--format", "json")).Output,
            StringComparison.Ordinal
        );
        await using (await SampleStore.OpenAsync(Store))
        {
            Assert.Contains("0 of 3 trials, 1 running", (await ActAsync("sweeps")).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cancelling_ends_also_what_a_process_that_is_gone_has_left_running()
    {
        await SampleStore.AddAsync(Store, "s");
        await SampleStore.BeginAsync(Store, 1, 0);

        var cancelled = await ActAsync("cancel", "s");

        Assert.Equal(
            (ExitCode.Done, "Cancelled: 3 waiting trials will not run; what was trained is kept."),
            (cancelled.Code, cancelled.Output.Trim())
        );
        await using (var database = await SampleStore.OpenAsync(Store))
        {
            var row = (await database.Results.SweepAsync(1, TestContext.Current.CancellationToken))!.Row;
            Assert.Equal((SweepState.Cancelled, 3), (row.State, row.Counts.Cancelled));
            Assert.Empty(await database.Store.OpenSweepsAsync(TestContext.Current.CancellationToken));
        }

        var again = await ActAsync("cancel", "s");
        Assert.Equal((ExitCode.Failed, "The sweep is cancelled already."), (again.Code, again.Errors.Trim()));
        var retried = await ActAsync("retry", "s");
        Assert.Equal((ExitCode.Failed, "The sweep is cancelled."), (retried.Code, retried.Errors.Trim()));
    }

    [Fact]
    public async Task Nothing_is_deleted_before_somebody_has_said_yes()
    {
        await SampleStore.AddAsync(Store, "s");

        var refused = await ActAsync("delete", "s");
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Equal(
            "nothing was deleted: id:1 's' (running, 0 of 3 trials) would be, with all its results; --yes says that it may",
            refused.Errors.Trim()
        );
        var declined = await AnswerAsync("no");
        Assert.Equal(ExitCode.Failed, declined.Code);
        Assert.Contains(
            "Delete id:1 's' (running, 0 of 3 trials) with all its results? Type yes: Nothing was deleted.",
            declined.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("0 of 3", (await ActAsync("sweeps")).Output, StringComparison.Ordinal);

        var deleted = await AnswerAsync("yes");
        Assert.Equal(
            (ExitCode.Done, "Deleted: id:1 's' (running, 0 of 3 trials), with all its results."),
            (deleted.Code, deleted.Output.Trim())
        );
        Assert.Equal("No sweeps.\n", (await ActAsync("sweeps")).Output);
    }

    [Fact]
    public async Task A_name_of_several_sweeps_is_refused_with_all_of_them_and_id_N_names_one()
    {
        await SampleStore.AddAsync(Store, "a", "2", "a");

        var refused = await ActAsync("delete", "a", "--yes");
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Equal(
            "'a' may be any of these sweeps: id:3 'a' (running, 0 of 3 trials), id:1 'a' (running, 0 of 3 trials); expected one of them, as id:N",
            refused.Errors.Trim()
        );
        Assert.Equal(ExitCode.Done, (await ActAsync("delete", "id:3", "--yes")).Code);
        Assert.Equal(ExitCode.Done, (await ActAsync("delete", "a", "--yes")).Code);
        var unknown = await ActAsync("cancel", "a");
        Assert.Equal(
            (ExitCode.BadInput, $"'{Store}' has no sweep 'a'; it has 2 '2'"),
            (unknown.Code, unknown.Errors.Trim())
        );
    }

    [Fact]
    public async Task A_name_wins_over_the_number_of_another_sweep_and_what_changes_a_sweep_asks_which()
    {
        await SampleStore.AddAsync(Store, "first", "001", "2");

        Assert.Equal(2, await LookedAtAsync("001"));
        Assert.Equal(3, await LookedAtAsync("2"));
        Assert.Equal(2, await LookedAtAsync("id:2"));
        Assert.Equal(1, await LookedAtAsync("1"));
        var refused = await ActAsync("cancel", "2");
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains(
            "id:3 '2' (running, 0 of 3 trials), id:2 '001' (running, 0 of 3 trials)",
            refused.Errors,
            StringComparison.Ordinal
        );
        Assert.Equal(ExitCode.Done, (await ActAsync("cancel", "id:1")).Code);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("delete", "--yes")]
    [InlineData("retry")]
    public async Task A_store_that_a_process_has_open_is_refused(string command, params string[] more)
    {
        await SampleStore.AddAsync(Store, "s");
        await using var owner = await SampleStore.OpenAsync(Store);
        var ended = await ActAsync(command, ["s", .. more]);
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("is in use by process", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(
            SweepState.Running,
            (await owner.Results.SweepAsync(1, TestContext.Current.CancellationToken))!.Row.State
        );
    }

    [Theory]
    [InlineData("sweeps")]
    [InlineData("cancel", "s")]
    [InlineData("delete", "s", "--yes")]
    [InlineData("retry", "s")]
    public async Task A_store_that_is_not_there_is_named_and_not_made(string command, params string[] more)
    {
        var ended = await ActAsync(command, more);
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("s.db", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Store));
    }

    private Task<CommandLine.Ended> ActAsync(string command, params string[] more) =>
        CommandLine.RunAsync([command, .. more, "--store", Store]);

    private Task<CommandLine.Ended> AnswerAsync(string answer) =>
        CommandLine.RunAsync(
            ["delete", "s", "--store", Store],
            new StringWriter(),
            CancellationToken.None,
            new StringReader(answer + "\n")
        );

    private async Task<int?> LookedAtAsync(string sweep)
    {
        await using var database = await SampleStore.OpenAsync(Store);
        return await database.Results.FindAsync(sweep, TestContext.Current.CancellationToken);
    }
}
