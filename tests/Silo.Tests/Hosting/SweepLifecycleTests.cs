using System.Text;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Silo.Hosting;

public sealed class SweepLifecycleTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_launched_sweep_trains_every_trial_and_stores_what_it_measured()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var id = await head.LaunchAsync(Spec("short", epochs: 4));
        var row = await head.EndAsync(id);

        Assert.Equal(SweepState.Completed, row.State);
        Assert.Equal(new TrialCounts(4, 0, 0, 4, 0, 0, 0), row.Counts);
        Assert.Equal(
            [new OperatingCondition(25, 0), new OperatingCondition(25, 80)],
            row.Conditions.Select(c => c.Condition)
        );
        Assert.All(
            row.Conditions,
            c => Assert.True(c is { Best.Test.Rmse: > 0, Baselines.Autoregressive.Rmse: > 0, Completed: 2 })
        );

        var trial = await head.Results.TrialAsync(id, 0);
        Assert.Equal(100, trial!.Predictions!.Truth.Length);
        Assert.NotNull(await head.Results.ModelAsync(id, 0));
        var curves = await head.Results.CurvesAsync(new CurveQuery { Sweep = id });
        Assert.Equal(4 * 4, curves.Epoch.Length);
    }

    [Fact]
    public async Task Seeds_that_are_added_are_those_that_the_sweep_would_have_had_with_more_repeats()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var scheduler = head.Grains.GetGrain<ISchedulerGrain>(0);
        var one = await head.LaunchAsync(Spec("one", epochs: 2));
        Assert.All((await head.EndAsync(one)).Conditions, c => Assert.Equal(SkillVerdict.OneSeed, c.Best!.Verdict));

        var reply = await scheduler.AddSeedsAsync(one, 2);
        Assert.True(reply.Done, reply.Message);
        var row = await head.EndAsync(one);
        var three = await head.LaunchAsync(Spec("three", epochs: 2) + "\nrepeats: 3");
        await head.EndAsync(three);

        Assert.Equal(new TrialCounts(8, 0, 0, 8, 0, 0, 0), row.Counts);
        var expected = (await head.Results.HeatMapAsync(three, 0, 10)).Rows.SelectMany(r => r.Cells).ToLookup(c => c);
        Assert.All(
            row.Conditions,
            c =>
                Assert.Contains(expected, e => e.Key!.TestRmse == c.Best!.TestRmse && e.Key.SkillLow == c.Best.SkillLow)
        );
    }

    [Fact]
    public async Task Seeds_are_not_added_to_a_sweep_that_is_cancelled_nor_more_than_a_hundred()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var scheduler = head.Grains.GetGrain<ISchedulerGrain>(0);
        var id = await head.LaunchAsync(Spec("cancelled", epochs: 2));
        Assert.Equal("seeds is 101; expected 1 to 100.", (await scheduler.AddSeedsAsync(id, 101)).Message);
        await scheduler.CancelAsync(id);
        Assert.Equal("The sweep is cancelled.", (await scheduler.AddSeedsAsync(id, 3)).Message);
    }

    [Fact]
    public async Task A_model_says_whether_it_was_trained_on_synthetic_data()
    {
        _folder.AddMarkedDataset("marked");
        await using var head = await TestHead.StartAsync(_folder);
        foreach (var (dataset, synthetic) in new[] { ("gear", false), ("marked", true) })
        {
            var id = await head.LaunchAsync(Spec(dataset, epochs: 1).Replace("dataset: gear", $"dataset: {dataset}"));
            await head.EndAsync(id);

            Assert.Equal(synthetic, (await head.Results.TrialAsync(id, 0))!.Synthetic);
            var model = Encoding.UTF8.GetString((await head.Results.ModelAsync(id, 0))!);
            Assert.Contains(
                synthetic ? "\"synthetic\":\"true\"" : "\"synthetic\":\"false\"",
                model,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_wrong_specification_is_refused_whole_and_nothing_is_stored()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var reply = await head
            .Grains.GetGrain<ISweepsGrain>(0)
            .LaunchAsync(Spec("wrong", epochs: 4).Replace("dataset: gear", "dataset: ../gear"));
        Assert.NotEmpty(reply.Errors);
        Assert.Equal(0, (await head.Results.SweepsAsync(null, 0, 10)).Total);
    }

    [Fact]
    public async Task A_preview_counts_and_starts_nothing()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var reply = await head
            .Grains.GetGrain<ISweepsGrain>(0)
            .PreviewAsync(Spec("preview", epochs: 4), TestContext.Current.CancellationToken);
        Assert.Equal(
            (2, 2, 4, 16L),
            (reply.Preview!.Configurations, reply.Preview.Conditions.Count, reply.Preview.Trials, reply.Preview.Epochs)
        );
        Assert.Equal(0, (await head.Results.SweepsAsync(null, 0, 10)).Total);
    }

    [Fact]
    public async Task One_slot_and_two_slots_yield_the_same_bits()
    {
        using var other = new TestFolder();
        Assert.Equal(await TrainAsync(_folder, slots: 1), await TrainAsync(other, slots: 2));
    }

    [Fact]
    public async Task Checkpoints_after_every_batch_change_no_bit_and_lose_no_point()
    {
        using var other = new TestFolder();
        Assert.Equal(
            await TrainAsync(_folder, slots: 2, epochs: 12),
            await TrainAsync(other, slots: 2, epochs: 12, checkpointInterval: "00:00:00.001")
        );
    }

    [Fact]
    public async Task A_head_that_is_stopped_in_the_middle_goes_on_by_itself_with_the_same_bits()
    {
        int id;
        await using (var head = await TestHead.StartAsync(_folder))
        {
            id = await head.LaunchAsync(Spec("long", epochs: 30));
            await head.UntilAsync(id, row => row.Counts.Completed >= 1 && row.Counts.Running > 0);
        }

        await using var again = await TestHead.StartAsync(_folder);
        var row = await again.EndAsync(id);
        Assert.Equal(new TrialCounts(4, 0, 0, 4, 0, 0, 0), row.Counts);
        using var other = new TestFolder();
        Assert.Equal(await TrainAsync(other, slots: 2, epochs: 30), await Fingerprint.OfAsync(again.Results, id));
    }

    [Fact]
    public async Task A_paused_sweep_stands_still_and_goes_on_from_its_checkpoints()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var id = await head.LaunchAsync(Spec("long", epochs: 30));
        await head.UntilAsync(id, row => row.Counts.Running == 2 && row.Counts.Completed >= 1);

        Assert.True((await head.Sweep(id).PauseAsync()).Done);
        var paused = await head.UntilAsync(id, row => row.Counts.Running == 0);
        Assert.Equal(SweepState.Paused, paused.State);
        Assert.False((await head.Sweep(id).PauseAsync()).Done);

        Assert.True((await head.Sweep(id).ResumeAsync()).Done);
        await head.EndAsync(id);
        using var other = new TestFolder();
        Assert.Equal(await TrainAsync(other, slots: 2, epochs: 30), await Fingerprint.OfAsync(head.Results, id));
    }

    [Fact]
    public async Task A_cancelled_sweep_keeps_what_was_trained_and_nothing_runs_on()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var id = await head.LaunchAsync(Spec("long", epochs: 5000));
        await head.UntilAsync(id, row => row.Counts.Running == 2);
        Assert.True((await head.Sweep(id).CancelAsync()).Done);

        var row = await head.EndAsync(id);
        Assert.Equal(SweepState.Cancelled, row.State);
        Assert.Equal(4, row.Counts.Cancelled);
        Assert.False((await head.Sweep(id).ResumeAsync()).Done);
    }

    [Fact]
    public async Task A_trial_that_fails_keeps_its_message_stops_nobody_and_can_be_retried()
    {
        _folder.AddGlitchedDataset("glitched");
        await using var head = await TestHead.StartAsync(_folder);
        var id = await head.LaunchAsync(Spec("glitch", epochs: 4).Replace("dataset: gear", "dataset: glitched"));
        var row = await head.EndAsync(id);
        Assert.Equal(new TrialCounts(4, 0, 0, 2, 0, 2, 0), row.Counts);
        Assert.Equal(SweepState.Completed, row.State);

        var failed = await head.Results.TrialsAsync(new TrialQuery { Sweep = id, States = [TrialState.Failed] });
        Assert.All(failed.Items, t => Assert.Contains("not finite", t.Message!));
        Assert.All(failed.Items, t => Assert.Equal(80, t.Condition.Load));

        Assert.True((await head.Sweep(id).RetryAsync(failed.Items[0].Number)).Done);
        await head.EndAsync(id);
        Assert.Equal(2, (await head.Results.TrialAsync(id, failed.Items[0].Number))!.Attempts.Count);
        Assert.Single((await head.Results.TrialAsync(id, failed.Items[1].Number))!.Attempts);
    }

    [Fact]
    public async Task A_second_silo_takes_work_hands_it_back_when_it_stops_and_changes_no_bit()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 1);
        var id = await head.LaunchAsync(Spec("long", epochs: 30));
        await using (var worker = await TestHead.JoinAsync(_folder, head, slots: 2))
        {
            await Until.TrueAsync(async () =>
                (await head.Grains.GetGrain<IWorkersGrain>(0).ViewAsync()).Silos.Any(s =>
                    s.Status.Silo == worker.Address && s.Status.Running.Count > 0
                )
            );
        }

        var row = await head.EndAsync(id);
        Assert.Equal(new TrialCounts(4, 0, 0, 4, 0, 0, 0), row.Counts);
        var trials = await head.Results.TrialsAsync(new TrialQuery { Sweep = id });
        Assert.Contains(trials.Items, t => t.Attempts > 1);
        using var other = new TestFolder();
        Assert.Equal(await TrainAsync(other, slots: 2, epochs: 30), await Fingerprint.OfAsync(head.Results, id));
    }

    private static async Task<IReadOnlyList<string>> TrainAsync(
        TestFolder folder,
        int slots,
        int epochs = 4,
        string checkpointInterval = "00:00:30"
    )
    {
        await using var head = await TestHead.StartAsync(folder, slots, checkpointInterval);
        var id = await head.LaunchAsync(Spec("alone", epochs));
        await head.EndAsync(id);
        var trials = await head.Results.TrialsAsync(new TrialQuery { Sweep = id });
        Assert.All(
            trials.Items,
            t => Assert.Equal((TrialState.Completed, 1, epochs, null), (t.State, t.Attempts, t.Epochs, t.Message))
        );
        return await Fingerprint.OfAsync(head.Results, id);
    }

    private static string Spec(string name, int epochs) =>
        $$"""
            name: {{name}}
            dataset: gear
            method: grid
            parameters:
              hidden_size: {values: [4, 8]}
              batch_size: {value: 32}
              num_layers: {value: 2}
              dropout: {value: 0.1}
            epochs: {{epochs}}
            engine: torch
            """;
}
