using System.Collections.Concurrent;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Simulation;

/// <summary>A head's data and one sweep: segments and answers to reports come when the test lets them.</summary>
internal sealed class SimulatedHead : IDataGrain, ISchedulerGrain
{
    private const int SegmentValues = 8;
    private readonly ConcurrentQueue<string> _fetched = new();
    private readonly ConcurrentDictionary<string, string> _names = new();
    private readonly ConcurrentQueue<TrialReport> _reports = new();

    public static long SegmentBytes => SegmentValues * sizeof(double);

    public IGrainFactory Grains => SimulatedServices.Of<IGrainFactory>(this);

    public Gate Segments { get; } = new();

    public Gate Reports { get; } = new();

    public Exception? SegmentFault { get; set; }

    /// <summary>What the answer to a report is instead of <see cref="TrialCommand.Continue"/>; it may throw.</summary>
    public Func<TrialReport, TrialCommand> Answer { get; set; } = _ => TrialCommand.Continue;

    /// <summary>Whether segments come with other values than they were sent with.</summary>
    public bool ChangesOnTheWay { get; set; }

    /// <summary>The segments that were asked for, by name.</summary>
    public IReadOnlyList<string> Fetched => [.. _fetched];

    /// <summary>What was reported.</summary>
    public IReadOnlyList<TrialReport> Heard => [.. _reports];

    /// <summary>A trial that it gives out.</summary>
    public TrialAssignment Assignment(int? resumeFrom = null) =>
        new(
            new TrialId(3, 7),
            1,
            new Configuration(),
            new OperatingCondition(25, 0),
            0,
            1,
            Hash("hash"),
            new SegmentSplit(1_000, 0, 100),
            9,
            EarlyStopSpec.None,
            "auto",
            TimeSpan.FromSeconds(30),
            resumeFrom is { } epoch ? new TrialCheckpoint(epoch, [1]) : null,
            Synthetic: false
        );

    public async Task<SegmentData> SegmentAsync(string hash)
    {
        _fetched.Enqueue(_names[hash]);
        await Segments.PassAsync();
        if (SegmentFault is { } fault)
            throw fault;
        var values = Values(_names[hash]);
        if (ChangesOnTheWay)
            values[1]++;
        return new SegmentData(hash, new OperatingCondition(25, 0), Channel.Usual, [0], values);
    }

    /// <summary>The content hash of the segment that the tests call so.</summary>
    public string Hash(string name)
    {
        var hash = SegmentHash.Compute(Channel.Usual, [0], Values(name));
        _names[hash] = name;
        return hash;
    }

    private static double[] Values(string name) => [name[0], .. new double[SegmentValues - 1]];

    public async Task<TrialCommand> ReportAsync(int sweep, TrialReport report)
    {
        _reports.Enqueue(report);
        await Reports.PassAsync();
        return Answer(report);
    }

    public Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ColumnStatistics>> DescribeAsync(string dataset, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<Waveform> WaveformAsync(
        string dataset,
        OperatingCondition condition,
        int firstRow,
        int rows,
        int points,
        IReadOnlyList<string>? channels,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task<TrialAssignment?> NextAsync(WorkerStatus worker, TimeSpan wait) => throw new NotSupportedException();

    public Task ReleaseAsync(string silo) => throw new NotSupportedException();

    public Task OpenAsync(int sweep) => throw new NotSupportedException();

    public Task<ActionReply> PauseAsync(int sweep) => throw new NotSupportedException();

    public Task<ActionReply> ResumeAsync(int sweep) => throw new NotSupportedException();

    public Task<ActionReply> CancelAsync(int sweep) => throw new NotSupportedException();

    public Task<ActionReply> ShareAsync(int sweep, SweepSharing sharing) => throw new NotSupportedException();

    public Task<ActionReply> RetryAsync(int sweep, int? trial) => throw new NotSupportedException();

    public Task<ActionReply> AddSeedsAsync(int sweep, int seeds) => throw new NotSupportedException();
}
