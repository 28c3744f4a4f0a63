using GearSweep.Shared.Cluster;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>
/// A simulated cluster with sweep 1 of <see cref="TrialCount"/> trials; it remembers what it was asked.
/// </summary>
internal sealed class SimulatedGrains : ISweepsGrain, IDataGrain, IWorkersGrain, IResultsGrain, ISchedulerGrain
{
    public const string RefusedYaml = "nonsense: true\n";
    public static readonly OperatingCondition Slow = new(8.33, 0);
    public static readonly IReadOnlyList<Channel> Channels = [new("a1", ""), new("a4", "g")];

    public int TrialCount { get; init; } = 3;

    public bool IsSilent { get; init; }

    /// <summary>What the queue fails with; nothing when <see langword="null"/>.</summary>
    public Exception? Trouble { get; init; }

    /// <summary>What every trial says.</summary>
    public string Message { get; init; } = "epoch 4: the loss is NaN, \"learning_rate\" 0.003";

    /// <summary>Every trial's error on its train rows.</summary>
    public double TrainMse { get; init; } = 0.25;

    /// <summary>How many of the first trials have completed; the others have failed.</summary>
    public int CompletedCount { get; set; }

    /// <summary>What happens in the sweep before trials are read.</summary>
    public Action? BeforeTrials { get; set; }

    public List<string> Launched { get; } = [];

    public List<TrialQuery> TrialQueries { get; } = [];

    public List<CurveQuery> CurveQueries { get; } = [];

    public List<string> Actions { get; } = [];

    public Task<PreviewReply> PreviewAsync(string yaml, CancellationToken cancellation = default) =>
        Task.FromResult(
            yaml == RefusedYaml
                ? new PreviewReply(null, [Refusal])
                : new PreviewReply(new SweepPreview(2, [Slow], 1, 2, 40, 17_000, 2, 12.5), [])
        );

    public Task<LaunchReply> LaunchAsync(string yaml)
    {
        if (yaml == RefusedYaml)
            return Task.FromResult(new LaunchReply(0, [Refusal]));
        Launched.Add(yaml);
        return Task.FromResult(new LaunchReply(7, []));
    }

    public Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, SweepOrder? order = null) =>
        Task.FromResult(new Page<SweepRow>([Sweep()], 1));

    public Task<SweepDetail?> SweepAsync(int sweep) =>
        Task.FromResult(
            sweep == 1
                ? new SweepDetail(Sweep(), "name: first", "validation_mse", ["hidden_size"]) { Channels = Channels }
                : null
        );

    public Task<Page<TrialRow>> TrialsAsync(TrialQuery query)
    {
        TrialQueries.Add(query);
        BeforeTrials?.Invoke();
        var found = Enumerable
            .Range(0, TrialCount)
            .Where(n => n > (query.After ?? -1))
            .Select(Trial)
            .Where(t => query.States?.Contains(t.State) ?? true)
            .ToList();
        return Task.FromResult(new Page<TrialRow>([.. found.Skip(query.Skip).Take(query.Take)], found.Count));
    }

    public Task<TrialDetail?> TrialAsync(int sweep, int trial) =>
        Task.FromResult(
            sweep == 1 && trial < TrialCount
                ? new TrialDetail(
                    Trial(trial),
                    "first",
                    "no_fault",
                    new SegmentSplit(11_200, 2_800, 6_000),
                    null,
                    [],
                    null,
                    null,
                    HasModel: false,
                    Synthetic: true
                )
                : null
        );

    public Task<CurvePoints> CurvesAsync(CurveQuery query)
    {
        CurveQueries.Add(query);
        return Task.FromResult(new CurvePoints(42, false, [0], [1], [1], [0.5], [double.NaN], [0.1]));
    }

    public Task<HeatMap> HeatMapAsync(int sweep, int skip, int take) =>
        Task.FromResult(
            new HeatMap(
                [Slow],
                [
                    new HeatMapRow(
                        0,
                        new Configuration(),
                        [new HeatMapCell(0, 1, 0.01, 0.1, 0.002, null, -0.02, null, null, true)]
                    ),
                ],
                1
            )
        );

    public Task<byte[]?> ModelAsync(int sweep, int trial) =>
        Task.FromResult<byte[]?>(sweep == 1 && trial == 0 ? [1, 2, 3] : null);

    public Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DatasetSummary>>([
            new(
                "no_fault",
                "no_fault.csv",
                12_000_000,
                150_000,
                "No fault",
                true,
                Channel.Usual,
                [new(Slow, 25_000, 25_000, [25_000], default, 0.0002)],
                [],
                null
            ),
            new(
                "broken",
                "broken.csv",
                10,
                0,
                "",
                false,
                [],
                [],
                [],
                "broken.csv, line 3, sensor1: 'x' is not a number"
            ),
        ]);

    public Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ColumnStatistics>>([
            new("sensor1", 150_000, 2.52, 0.008, 2.45, 2.51, 2.52, 2.53, 2.59),
        ]);

    public Task<ClusterView> ViewAsync() =>
        IsSilent ? throw new TimeoutException("no answer within 30 s")
        : Trouble is null ? Task.FromResult(new ClusterView([]))
        : Task.FromException<ClusterView>(Trouble);

    public Task<ActionReply> PauseAsync(int sweep) => Act("pause");

    public Task<ActionReply> ResumeAsync(int sweep)
    {
        Actions.Add("resume");
        return Task.FromResult(new ActionReply(false, "The sweep is not paused."));
    }

    public Task<ActionReply> CancelAsync(int sweep) => Act("cancel");

    public Task<ActionReply> RetryAsync(int sweep, int? trial) => Act($"retry {trial}".Trim());

    public Task<ActionReply> AddSeedsAsync(int sweep, int seeds) => Act($"add {seeds} seeds");

    public Task<Waveform> WaveformAsync(
        string dataset,
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task<SegmentData> SegmentAsync(string hash) => throw new NotSupportedException();

    public Task<TrialAssignment?> NextAsync(WorkerStatus worker, TimeSpan wait) => throw new NotSupportedException();

    public Task ReleaseAsync(string silo) => throw new NotSupportedException();

    public Task<DesiredWorkerState> HeartbeatAsync(WorkerStatus worker) => throw new NotSupportedException();

    public Task OpenAsync(int sweep) => throw new NotSupportedException();

    public Task<ActionReply> DrainAsync(string silo) => Act($"drain {silo}");

    public Task<ActionReply> SetSlotsAsync(string silo, int slots) => Act($"{slots} slots {silo}");

    public Task<ActionReply> ClearAsync(string silo) =>
        silo == "unknown"
            ? Task.FromResult(new ActionReply(false, "There is no silo unknown in the cluster."))
            : Act($"clear {silo}");

    public Task<ActionReply> ShareAsync(int sweep, SweepSharing sharing) => Act($"share {sharing}");

    public Task<TrialCommand> ReportAsync(int sweep, TrialReport report) => throw new NotSupportedException();

    private static SpecError Refusal { get; } = new(1, "nonsense", "there is no such key");

    private static SweepRow Sweep() =>
        new(
            1,
            "first",
            "",
            "no_fault",
            true,
            SweepState.Running,
            new TrialCounts(3, 1, 1, 1, 0, 0, 0),
            DateTimeOffset.UnixEpoch,
            null,
            0.5,
            10,
            []
        )
        {
            Target = Channels[^1],
        };

    private TrialRow Trial(int number) =>
        new()
        {
            Number = number,
            ConfigurationNumber = number,
            Configuration = new Configuration { LearningRate = 0.003 },
            Condition = Slow,
            Repeat = 0,
            Seed = 9_223_372_036_854_775_807,
            State = number < CompletedCount ? TrialState.Completed : TrialState.Failed,
            Attempts = 1,
            Epochs = 4,
            TrainMse = TrainMse,
            Seconds = 1.5,
            Engine = "torch",
            Target = Channels[^1],
            Message = Message,
        };

    private Task<ActionReply> Act(string action)
    {
        Actions.Add(action);
        return Task.FromResult(new ActionReply(true, $"{action}: done."));
    }
}
