using System.Diagnostics;
using GearSweep.Grains.Slots;
using GearSweep.Grains.Sweeps;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using GearSweep.Training.Datasets;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Benchmarks.Orchestration;

/// <summary>
/// A sweep without cluster and store: the planned trials in their order on plain threads, of the priority that slots
/// have, for that one concerns other programs of the machine alone. The results stay in memory.
/// </summary>
internal static class PlainRun
{
    /// <summary>Runs a sweep.</summary>
    public static SweepTiming Run(string yaml, string data, int slots)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var draft = new SweepValidator(new DatasetCatalog(data)).Draft(yaml, slots);
        var sweep = draft.Sweep ?? throw new InvalidOperationException(string.Join(Environment.NewLine, draft.Errors));
        var assignments = Assignments(SpecYaml.Parse(yaml).Spec!, sweep);
        var segments = sweep.Conditions.ToDictionary(c => c.Segment.Condition, c => c.Segment);
        var outcomes = Train(assignments, segments, slots);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;

        var results = outcomes.Select(o =>
            o.Result ?? throw new InvalidOperationException($"a trial has ended with {o.End}: {o.Message}")
        );
        return new SweepTiming(
            seconds,
            processorSeconds,
            outcomes.Sum(o => o.Seconds),
            [.. results.Select(r => r.Test.Rmse)]
        );
    }

    private static TrialAssignment[] Assignments(SweepSpec spec, NewSweep sweep)
    {
        var splits = sweep.Conditions.ToDictionary(c => c.Segment.Condition);
        var plan = new TrialPlan(
            spec,
            [.. sweep.Conditions.Select(c => (c.Segment.Condition, c.Split))],
            sweep.Channels.Count
        );
        return
        [
            .. plan.Next(0, plan.Configurations)
                .Select(trial => new TrialAssignment(
                    new TrialId(1, trial.Number),
                    Attempt: 1,
                    trial.Configuration,
                    trial.Condition,
                    trial.Repeat,
                    trial.Seed,
                    splits[trial.Condition].Segment.Hash,
                    splits[trial.Condition].Split,
                    trial.MaxEpochs,
                    spec.EarlyStop,
                    spec.Engine,
                    new SchedulerOptions().CheckpointInterval,
                    ResumeFrom: null,
                    sweep.Synthetic
                )),
        ];
    }

    private static AttemptOutcome[] Train(
        TrialAssignment[] assignments,
        Dictionary<OperatingCondition, SegmentData> segments,
        int slots
    )
    {
        var runner = new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance);
        var outcomes = new AttemptOutcome[assignments.Length];
        var next = -1;
        var threads = new Thread[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            threads[slot] = new Thread(() =>
            {
                ThreadNiceness.LowerPriority();
                for (
                    var i = Interlocked.Increment(ref next);
                    i < assignments.Length;
                    i = Interlocked.Increment(ref next)
                )
                    outcomes[i] = runner.Run(assignments[i], segments[assignments[i].Condition], new Deaf());
            });
            threads[slot].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        return outcomes;
    }

    /// <summary>Nobody listens and nobody stops it.</summary>
    private sealed class Deaf : ITrialControl
    {
        public TrialCommand Current => TrialCommand.Continue;

        public void Report(EpochReport report) { }

        public void Checkpoint(TrialCheckpoint checkpoint) { }
    }
}
