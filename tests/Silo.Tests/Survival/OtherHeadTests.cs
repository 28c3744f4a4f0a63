using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Survival;

/// <summary>
/// For a moment two heads may take themselves for the one that leads: what the other one stores must not be unknown
/// here for ever.
/// </summary>
public sealed class OtherHeadTests
{
    private const string Gone = "127.0.0.1:1@1";

    [Fact]
    public async Task A_trial_that_the_other_head_gave_out_before_it_was_gone_is_found_and_goes_on()
    {
        await using var cluster = await StartAsync(
            (store, sweep) => store.StartAttemptAsync(sweep, 1, Gone, CancellationToken.None)
        );
        await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("found", repeats: 1);

        Assert.Equal(2, (await cluster.EndAsync(sweep)).Counts.Completed);
        var attempts = (await cluster.Results.TrialAsync(sweep, 1))!.Attempts;
        Assert.Equal([AttemptEnd.WorkerLost, AttemptEnd.Completed], attempts.Select(attempt => attempt.End!.Value));
    }

    [Fact]
    public async Task A_trial_whose_end_the_other_head_stored_lets_the_sweep_end()
    {
        await using var cluster = await StartAsync(
            async (store, sweep) =>
            {
                await store.StartAttemptAsync(sweep, 1, Gone, CancellationToken.None);
                await store.ReportAsync(sweep, End(1, AttemptEnd.Failed), CancellationToken.None);
            }
        );
        await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("ended", repeats: 1);

        var counts = (await cluster.EndAsync(sweep)).Counts;
        Assert.Equal((1, 1), (counts.Completed, counts.Failed));
    }

    [Fact]
    public async Task An_attempt_that_the_other_head_gave_out_may_go_on()
    {
        await using var cluster = await StartAsync(
            (store, sweep) => store.StartAttemptAsync(sweep, 1, Gone, CancellationToken.None)
        );
        var sweep = await cluster.LaunchAsync("known", repeats: 1);
        var grain = cluster.Sweep(sweep);
        await grain.OpenAsync();

        // Its silo asks again while the sweep is read anew.
        TrialCommand? answer = null;
        await Until.TrueAsync(async () =>
        {
            try
            {
                answer = await grain.ReportAsync(End(1, AttemptEnd.Failed));
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });

        Assert.Equal(TrialCommandKind.Continue, answer!.Kind);
        Assert.Equal(1, (await cluster.Results.SweepAsync(sweep))!.Row.Counts.Failed);
    }

    [Fact]
    public async Task What_a_person_asks_of_a_sweep_that_has_changed_meanwhile_changes_nothing()
    {
        await using var cluster = await StartAsync(
            (store, sweep) =>
                store.ChangeStateAsync(sweep, SweepState.Running, SweepState.Paused, CancellationToken.None)
        );
        var sweep = await cluster.LaunchAsync("paused", repeats: 1);
        var grain = cluster.Sweep(sweep);
        await Until.TrueAsync(async () => (await cluster.Results.SweepAsync(sweep))!.Row.State == SweepState.Paused);

        Assert.Equal(new ActionReply(false, "The sweep has changed meanwhile; look again."), await grain.PauseAsync());
        Assert.True((await grain.ResumeAsync()).Done);
    }

    private static TrialReport End(int trial, AttemptEnd end) =>
        new(trial, 1, [], null, new AttemptOutcome(end, "why", 0, "", 0, null));

    private static Task<SimulatedTrainingCluster> StartAsync(Func<ISweepStore, int, Task> other) =>
        SimulatedTrainingCluster.StartAsync(
            slots: 1,
            head: host => host.Services.AddSingleton(services => SimulatedOtherHead.Of(services, other))
        );
}
