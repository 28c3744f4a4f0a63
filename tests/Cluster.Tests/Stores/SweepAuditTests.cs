using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Stores;

/// <remarks>What watches over the campaigns has to see what they look for.</remarks>
public sealed class SweepAuditTests
{
    private const int Trials = 3;
    private const int Epochs = 2;

    private static readonly StoredSweep Whole = new()
    {
        State = SweepState.Completed,
        Trials = [Trial(0), Trial(1, attempts: 3), Trial(2)],
        Attempts =
        [
            Attempt(0, 1, AttemptEnd.Completed),
            Attempt(1, 1, AttemptEnd.WorkerLost),
            Attempt(1, 2, AttemptEnd.Preempted),
            Attempt(1, 3, AttemptEnd.Completed),
            Attempt(2, 1, AttemptEnd.Completed),
        ],
        Points = [(0, 1), (0, 2), (1, 1), (1, 2), (2, 1), (2, 2)],
        Checkpoints = [],
        Models = [0, 1, 2],
        Predictions = [0, 1, 2],
        Counters = (Trials, 0, Trials),
    };

    public static TheoryData<string> Wrongs => [.. Wrong.Keys];

    private static Dictionary<string, StoredSweep> Wrong { get; } =
        new()
        {
            ["the sweep is Running"] = Whole with { State = SweepState.Running },
            ["the conditions count (3, 1, 2)"] = Whole with { Counters = (Trials, 1, Trials - 1) },
            ["the trials are 0 2"] = Whole with { Trials = [Trial(0), Trial(2)] },
            ["the trials are 0 1 1 2"] = Whole with
            {
                Trials = [Trial(0), Trial(1, attempts: 3), Trial(1, attempts: 3), Trial(2)],
            },
            ["trial 2 is Running"] = Whole with
            {
                Trials = [Trial(0), Trial(1, attempts: 3), Trial(2) with { State = TrialState.Running }],
            },
            ["trial 2 is Failed: no luck"] = Whole with
            {
                Trials =
                [
                    Trial(0),
                    Trial(1, attempts: 3),
                    Trial(2) with
                    {
                        State = TrialState.Failed,
                        Message = "no luck",
                    },
                ],
            },
            ["trial 0 has 1 epochs"] = Whole with
            {
                Trials = [Trial(0) with { Epochs = 1 }, Trial(1, attempts: 3), Trial(2)],
            },
            ["the curve of trial 1 has the epochs 2"] = Whole with
            {
                Points = [(0, 1), (0, 2), (1, 2), (2, 1), (2, 2)],
            },
            ["the curve of trial 2 has the epochs 1 1 2"] = Whole with { Points = [.. Whole.Points, (2, 1)] },
            ["the 1 attempts of trial 0 ended never"] = Whole with
            {
                Attempts = [Attempt(0, 1, null), .. Whole.Attempts.Skip(1)],
            },
            ["the 1 attempts of trial 0 ended Completed Completed"] = Whole with
            {
                Attempts = [.. Whole.Attempts, Attempt(0, 2, AttemptEnd.Completed)],
            },
            ["the 3 attempts of trial 1 ended Completed Preempted Completed"] = Whole with
            {
                Attempts =
                [
                    .. Whole.Attempts.Select(a =>
                        a is { Trial: 1, Number: 1 } ? a with { End = AttemptEnd.Completed } : a
                    ),
                ],
            },
            ["these trials have kept a checkpoint: 1"] = Whole with { Checkpoints = [1] },
            ["these trials have a model: 0 1"] = Whole with { Models = [0, 1] },
            ["these trials have predictions: 1 2"] = Whole with { Predictions = [1, 2] },
        };

    [Fact]
    public void A_sweep_that_lost_silos_and_is_whole_has_no_faults() =>
        Assert.Empty(SweepAudit.Faults(Whole, Trials, Epochs));

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_is_said(string fault) =>
        Assert.Contains(
            SweepAudit.Faults(Wrong[fault], Trials, Epochs),
            found => found.StartsWith(fault, StringComparison.Ordinal)
        );

    private static StoredTrial Trial(int number, int attempts = 1) =>
        new(number, TrialState.Completed, Epochs, attempts, null);

    private static StoredAttempt Attempt(int trial, int number, AttemptEnd? end) => new(trial, number, 1, end);
}
