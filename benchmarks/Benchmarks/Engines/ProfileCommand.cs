using System.CommandLine;
using System.Diagnostics;
using GearSweep.Benchmarks.Orchestration;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Opening;
using GearSweep.Training.Generation;
using GearSweep.Training.Trials;

namespace GearSweep.Benchmarks.Engines;

/// <summary>Where the time of a whole sweep's slots goes: how much of it is training, and what the rest is.</summary>
internal static class ProfileCommand
{
    private const int Slots = 2;

    private static readonly (string Name, AttemptPhase Phase)[] Rows =
    [
        ("training steps", AttemptPhase.Steps),
        ("validation, after every epoch", AttemptPhase.Validation),
        ("order of an epoch's windows", AttemptPhase.Order),
        ("weights of the best epoch, checkpoints", AttemptPhase.Capture),
        ("telling of epochs", AttemptPhase.Report),
        ("splitting and scaling the segment, making the model", AttemptPhase.Preparation),
        ("baselines: mean, persistence, AR", AttemptPhase.Baselines),
        ("test predictions and errors", AttemptPhase.Test),
        ("model file", AttemptPhase.ModelFile),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 20, Description = "Epochs of a trial." };
        return new Command("profile", "Where the time of a sweep's slots goes: training, and everything else.")
        {
            epochs,
        }.Reporting((parsed, cancellation) => MeasureAsync(parsed.GetValue(epochs), cancellation));
    }

    private static async Task<Report> MeasureAsync(int epochs, CancellationToken cancellation)
    {
        var report = new Report($"profile --epochs {epochs}", "a slot's time", "share", "seconds");
        var quickStart = SpecYaml.Parse(Presets.Find("quickstart")!.Yaml).Spec!;
        var spec = quickStart with { Epochs = epochs, EarlyStop = new EarlyStopSpec(EarlyStopKind.Validation, epochs) };
        using var directory = new TempDirectory();
        var data = Path.Combine(directory.Path, "data");
        GearDataGenerator.Generate(data, [spec.Dataset], cancellation: cancellation);
        var warmUp = SpecYaml.Write(spec with { Epochs = 1, EarlyStop = EarlyStopSpec.None });
        await ClusterRun.RunAsync(warmUp, data, Path.Combine(directory.Path, "warm-up.db"), Slots, cancellation);

        var store = Path.Combine(directory.Path, "profile.db");
        using var phases = new PhaseListener();
        var timing = await ClusterRun.RunAsync(SpecYaml.Write(spec), data, store, Slots, cancellation);
        var (attempts, estimate) = await ReadAsync(store, spec, timing.TestRmse.Count, cancellation);

        var slots = Slots * timing.Seconds;
        var attempt = attempts.Sum(a => (a.Ended!.Value - a.Started).TotalSeconds);
        var running = Rows.Sum(row => phases[row.Phase]);
        report
            .Say(
                $"The preset `{quickStart.Name}` with {epochs} epochs a trial ({attempts.Count} trials, validation after every epoch),"
            )
            .Say(
                $"through silo and store on {Slots} slots, after a sweep of one epoch that compiles: {timing.Seconds:F2} s from the launch to the end."
            )
            .Say($"Steps as the cost model prices them ÷ as measured: {estimate / phases[AttemptPhase.Steps]:F2}.");
        foreach (var (name, phase) in Rows)
            Add(name, phases[phase]);
        Add("an attempt's start, asking for its segment, its last report and their commits", attempt - running);
        Add("no attempt: reading the dataset at the launch, planning, asking for work", slots - attempt);
        return report;

        void Add(string name, double seconds) => report.Add(name, $"{seconds / slots:P1}", $"{seconds:F3}");
    }

    private static async Task<(List<AttemptRow> Attempts, double Estimate)> ReadAsync(
        string store,
        SweepSpec spec,
        int trials,
        CancellationToken cancellation
    )
    {
        using var results = await ReadOnlyResults.OpenAsync(store, cancellation);
        List<AttemptRow> attempts = [];
        double estimate = 0;
        for (var number = 0; number < trials; number++)
        {
            var trial = await results.Results.TrialAsync(1, number, cancellation) ?? throw new UnreachableException();
            attempts.AddRange(trial.Attempts);
            var columns = SegmentData.ConditionColumns + trial.Channels.Count;
            estimate +=
                trial.Row.Epochs
                * CostModel.SecondsPerEpoch(trial.Row.Configuration, trial.Split.TrainRows, spec.Engine, columns);
        }

        return (attempts, estimate);
    }
}
