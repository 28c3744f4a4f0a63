using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Scheduling;

public sealed class WaitingSlotsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly WaitingSlots _slots = new(TimeProvider.System);
    private readonly Queue<TrialAssignment> _trials = [];
    private int _looks;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_trial_that_is_there_is_given_at_once() =>
        InTurnAsync(async () =>
        {
            var trial = Add();

            Assert.Same(trial, await NextAsync("a", Long));
        });

    [Fact]
    public Task A_slot_waits_until_a_trial_is_there() =>
        InTurnAsync(async () =>
        {
            var waiting = NextAsync("a", Long);
            Assert.False(waiting.IsCompleted);

            var trial = Add();
            _slots.Wake();

            Assert.Same(trial, await waiting.WaitAsync(Cancellation));
        });

    [Fact]
    public Task Nothing_is_answered_when_time_is_up() =>
        InTurnAsync(async () =>
        {
            Assert.Null(await NextAsync("a", TimeSpan.Zero));
            Assert.Null(await NextAsync("a", TimeSpan.FromMilliseconds(1)).WaitAsync(Cancellation));
        });

    [Fact]
    public Task Slots_of_a_worker_that_is_released_wait_no_longer_and_may_ask_again() =>
        InTurnAsync(async () =>
        {
            var waiting = NextAsync("a", Long);
            var other = NextAsync("b", Long);

            _slots.Release("a");

            Assert.Null(await waiting.WaitAsync(Cancellation));
            Assert.False(other.IsCompleted);
            Assert.False(NextAsync("a", Long).IsCompleted);
        });

    [Fact]
    public Task After_the_close_nobody_waits() =>
        InTurnAsync(async () =>
        {
            var waiting = NextAsync("a", Long);

            _slots.Close();

            Assert.Null(await waiting.WaitAsync(Cancellation));
            Assert.Null(await NextAsync("a", Long));
        });

    [Fact]
    public Task Of_many_slots_of_a_worker_one_looks_where_there_is_nothing() =>
        InTurnAsync(async () =>
        {
            var waiting = Enumerable.Range(0, 100).Select(_ => NextAsync("a", Long)).ToArray();
            Assert.Equal(1, _looks);

            var trial = Add();
            _slots.Wake();

            Assert.Same(trial, await await Task.WhenAny(waiting).WaitAsync(Cancellation));
            Assert.Equal(99, waiting.Count(slot => !slot.IsCompleted));
        });

    // As in a grain: one thing at a time.
    private static Task InTurnAsync(Func<Task> test) =>
        Task
            .Factory.StartNew(
                test,
                Cancellation,
                TaskCreationOptions.None,
                new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler
            )
            .Unwrap();

    private TrialAssignment Add()
    {
        var trial = (TrialAssignment)
            System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(TrialAssignment));
        _trials.Enqueue(trial);
        return trial;
    }

    private Task<TrialAssignment?> NextAsync(string worker, TimeSpan wait) =>
        _slots.NextAsync(
            worker,
            wait,
            () =>
            {
                _looks++;
                return Task.FromResult(_trials.TryDequeue(out var trial) ? trial : null);
            }
        );
}
