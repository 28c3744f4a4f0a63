using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Workers;

public sealed class WorkerRegistryTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly WorkerRegistry _workers = new(new ConsecutiveFailuresPolicy(3, 10), new HostQuarantine(3));

    [Fact]
    public void A_message_that_was_overtaken_by_a_later_one_is_not_believed()
    {
        _workers.Heard(Status("S1", beat: 2, slots: 4), Now);
        _workers.Heard(Status("S1", beat: 1, slots: 2), Now.AddSeconds(1));

        var view = Assert.Single(_workers.Views);
        Assert.Equal((4, Now), (view.Status.Slots, view.LastSeen));
    }

    [Fact]
    public void Silence_is_counted_in_ticks_and_ends_with_the_next_message()
    {
        _workers.Heard(Status("S1", beat: 1), Now);
        _workers.Tick(_ => false);
        _workers.Tick(_ => false);
        Assert.Equal(2, Assert.Single(_workers.Views).SilentSeconds);

        _workers.Heard(Status("S1", beat: 2), Now);
        Assert.Equal(0, Assert.Single(_workers.Views).SilentSeconds);
    }

    [Fact]
    public void A_silo_that_is_gone_is_forgotten()
    {
        _workers.Heard(Status("S1", beat: 1), Now);
        _workers.Heard(Status("S2", beat: 1), Now);
        _workers.Tick(entry => entry.View.Status.Silo == "S1");
        Assert.Equal("S2", Assert.Single(_workers.Views).Status.Silo);
    }

    [Fact]
    public void A_silo_that_cannot_be_looked_after_is_forgotten_and_keeps_no_other_from_it()
    {
        List<string> told = [];
        _workers.Heard(Status("S1", beat: 1), Now);
        _workers.Heard(Status("S2", beat: 1), Now);
        _workers.Tick(
            entry => entry.View.Status.Silo == "S1" ? throw new FormatException("garbage") : false,
            (_, silo) => told.Add(silo)
        );
        Assert.Equal(
            ("S2", 1),
            (Assert.Single(_workers.Views).Status.Silo, Assert.Single(_workers.Views).SilentSeconds)
        );
        Assert.Equal("S1", Assert.Single(told));
    }

    [Fact]
    public void A_silo_is_set_aside_once_and_until_it_is_cleared()
    {
        _workers.Heard(Status("S1", beat: 1), Now);
        Assert.Null(End("S1", AttemptEnd.WorkerFailed));
        Assert.Null(End("S1", AttemptEnd.WorkerFailed));
        Assert.NotNull(End("S1", AttemptEnd.WorkerFailed));
        Assert.Null(End("S1", AttemptEnd.WorkerFailed));
        var view = Assert.Single(_workers.Views);
        Assert.Equal((0, 4), (view.Completed, view.Failed));
        Assert.NotNull(view.Quarantined);

        _workers.Clear("S1");
        Assert.Null(Assert.Single(_workers.Views).Quarantined);
    }

    [Fact]
    public void A_machine_whose_silos_are_lost_one_after_the_other_is_set_aside_until_it_is_cleared()
    {
        foreach (var life in new[] { 1, 2 })
        {
            Assert.Null(Lost($"10.0.0.2:4000@{life}", gotFurther: false));
            Assert.Null(Lost($"10.0.0.2:4000@{life}", gotFurther: false)); // Two of its slots.
        }

        _workers.Heard(Status("10.0.0.2:5000@4", beat: 1), Now);
        _workers.Heard(Status("10.0.0.3:5000@4", beat: 1), Now);
        Assert.NotNull(Lost("10.0.0.2:4000@3", gotFurther: false));
        Assert.Null(Lost("10.0.0.2:4000@3", gotFurther: false)); // Said once.
        Assert.Equal(
            "3 silos of this machine were lost one after the other, and none had got anything done",
            Quarantined("10.0.0.2:5000@4")
        );
        Assert.Null(Quarantined("10.0.0.3:5000@4"));

        _workers.Heard(Status("10.0.0.2:6000@5", beat: 1), Now);
        Assert.NotNull(Quarantined("10.0.0.2:6000@5"));
        _workers.Clear("10.0.0.2:6000@5");
        _workers.Heard(Status("10.0.0.2:7000@6", beat: 1), Now);
        Assert.Null(Quarantined("10.0.0.2:7000@6"));
    }

    [Fact]
    public void A_silo_that_outlives_the_losses_of_its_machine_is_none_of_those_that_die()
    {
        _workers.Heard(Status("10.0.0.2:11111@1", beat: 1), Now);
        foreach (var life in new[] { 2, 3, 4 })
        {
            _workers.Heard(Status($"10.0.0.2:4000@{life}", beat: 1), Now);
            Lost($"10.0.0.2:4000@{life}", gotFurther: false);
        }

        _workers.Heard(Status("10.0.0.2:4000@5", beat: 1), Now);
        Assert.Null(Quarantined("10.0.0.2:11111@1"));
        Assert.NotNull(Quarantined("10.0.0.2:4000@5"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_machine_that_gets_something_done_between_is_well(bool completes)
    {
        foreach (var life in Enumerable.Range(1, 9))
        {
            var silo = $"10.0.0.2:4000@{life}";
            _workers.Heard(Status(silo, beat: 1), Now);
            if (life % 3 == 0 && completes)
                End(silo, AttemptEnd.Completed);
            if (life % 3 == 0 && !completes)
                Assert.Null(Lost(silo, gotFurther: true));
            Assert.Null(Lost(silo, gotFurther: false));
        }
    }

    [Fact]
    public void A_trial_that_is_known_to_have_lost_a_worker_is_no_evidence_against_its_host()
    {
        foreach (var life in Enumerable.Range(1, 9))
            Assert.Null(
                _workers.Ended(
                    new TrialLease(new TrialId(1, 1), life, $"10.0.0.2:4000@{life}", life),
                    Outcome(AttemptEnd.WorkerLost)
                )
            );
    }

    [Fact]
    public void A_limit_of_0_quarantines_no_host()
    {
        var hosts = new HostQuarantine(0);
        foreach (var life in Enumerable.Range(1, 9))
            hosts.Lost($"10.0.0.2:4000@{life}", gotFurther: false);
        Assert.Null(hosts.Complaint("10.0.0.2:4000@10"));
    }

    [Fact]
    public void A_silo_that_is_new_here_says_what_it_was_told_elsewhere_and_that_holds()
    {
        var told = new DesiredWorkerState(5, true, "3 attempts in a row broke");
        var entry = _workers.Heard(Status("S1", beat: 900) with { Orders = told }, Now);
        Assert.Equal(told, entry.Orders);
        Assert.False(entry.TakesTrials);
        Assert.Equal("3 attempts in a row broke", Assert.Single(_workers.Views).Quarantined);
        Assert.Null(End("S1", AttemptEnd.WorkerFailed)); // It was quarantined before.

        _workers.Clear("S1");
        Assert.Null(Assert.Single(_workers.Views).Quarantined);
    }

    [Fact]
    public void A_silo_that_is_known_is_not_believed_to_have_other_orders_than_it_was_given_here()
    {
        _workers.Heard(Status("S1", beat: 1), Now);
        Assert.True(_workers.SetSlots("S1", 3).Done);
        var entry = _workers.Heard(
            Status("S1", beat: 2) with
            {
                Orders = new DesiredWorkerState(5, true, "it broke"),
            },
            Now
        );
        Assert.Equal(new DesiredWorkerState(3, false), entry.Orders);
        Assert.True(entry.TakesTrials);
    }

    [Fact]
    public void A_silo_hears_why_it_is_set_aside()
    {
        for (var trial = 0; trial < 3; trial++)
        {
            _workers.Heard(Status("S1", beat: trial), Now);
            End("S1", AttemptEnd.WorkerFailed);
        }

        Assert.Equal(
            Assert.Single(_workers.Views).Quarantined,
            _workers.Heard(Status("S1", beat: 9), Now).Orders.Quarantined
        );
    }

    [Fact]
    public void Ends_that_are_being_stored_are_counted_by_sweep_until_they_are()
    {
        var running = new RunningTrial(new TrialId(1, 7), 2, 3, 9);
        _workers.Heard(
            Status("S1", beat: 1) with
            {
                Running = [running with { HasEnded = true }, running with { Id = new TrialId(1, 8) }],
            },
            Now
        );
        _workers.Heard(
            Status("S2", beat: 1) with
            {
                Running = [running with { Id = new TrialId(2, 7), HasEnded = true }],
            },
            Now
        );
        Assert.Equal([(1, 1), (2, 1)], _workers.Ending().Select(e => (e.Key, e.Value)).Order());

        _workers.Ended(new TrialLease(running.Id, running.Attempt, "S1", 0), Outcome(AttemptEnd.Completed));
        Assert.Equal([(2, 1)], _workers.Ending().Select(e => (e.Key, e.Value)));
        Assert.Equal(8, Assert.Single(_workers.Views[0].Status.Running).Id.Number);
    }

    private string? Quarantined(string silo) => _workers.Views.Single(view => view.Status.Silo == silo).Quarantined;

    private string? End(string worker, AttemptEnd end) =>
        _workers.Ended(new TrialLease(new TrialId(1, 1), 1, worker, 0), Outcome(end));

    private string? Lost(string worker, bool gotFurther) =>
        _workers.Ended(
            new TrialLease(new TrialId(1, 1), 1, worker, 0) { GotFurther = gotFurther },
            Outcome(AttemptEnd.WorkerLost)
        );

    private static AttemptOutcome Outcome(AttemptEnd end) => new(end, "no", 0, "", 0, null);

    private static WorkerStatus Status(string silo, long beat, int slots = 2) =>
        new(silo, "host", ClusterRole.Worker, 2, slots, 0, 512, "1", []) { Beat = beat };
}
