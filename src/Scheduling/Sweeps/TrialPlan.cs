using GearSweep.Search;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>
/// The trials that a specification makes, in order: configuration by configuration, within one condition by condition,
/// within one repeat by repeat; so the first trials already show every condition. A pure function of the specification,
/// the conditions, and for samplers that look at them the results.
/// </summary>
/// <param name="spec">The specification.</param>
/// <param name="conditions">The conditions with their rows by use, in grid order.</param>
/// <param name="channels">Channels of the dataset.</param>
/// <param name="sampler">What proposes configurations; <see langword="null"/> for the specification's.</param>
public sealed class TrialPlan(
    SweepSpec spec,
    IReadOnlyList<(OperatingCondition Condition, SegmentSplit Split)> conditions,
    int channels,
    ISampler? sampler = null
)
{
    private const int TrialsAtOnce = 1000;
    private readonly ISampler _sampler = sampler ?? Samplers.For(spec.Method);

    /// <summary>The specification.</summary>
    public SweepSpec Spec => spec;

    /// <summary>Whether the sampler looks at results.</summary>
    public bool UsesHistory => _sampler.UsesHistory;

    /// <summary>Whether its trials are made one by one, by decisions.</summary>
    public bool IsDecided => spec.Scheduler.Kind != SchedulerKind.None;

    /// <summary>Configurations that will be proposed.</summary>
    public int Configurations { get; } = checked((int)(sampler ?? Samplers.For(spec.Method)).Count(spec));

    /// <summary>Trials of one configuration.</summary>
    public int TrialsPerConfiguration { get; } = conditions.Count * spec.Repeats;

    /// <summary>All trials.</summary>
    public int Trials => checked(Configurations * TrialsPerConfiguration);

    /// <summary>Epochs of all trials together, about where they are decided one by one; early stops not counted.</summary>
    public long Epochs => TrialSchedulers.Epochs(spec, Configurations, conditions.Count);

    /// <summary>
    /// How many configurations are proposed at once: about a thousand trials, or as few as the sampler wants.
    /// </summary>
    public int Portion => Math.Min(_sampler.Ahead, Math.Max(1, TrialsAtOnce / TrialsPerConfiguration));

    /// <summary>The trials of the next configurations.</summary>
    /// <param name="proposed">Configurations whose trials were made before.</param>
    /// <param name="count">Configurations at most.</param>
    /// <param name="history">What earlier trials have shown; nothing for samplers that ignore it.</param>
    public IReadOnlyList<QueuedTrial> Next(int proposed, int count, IReadOnlyList<Observation>? history = null)
    {
        var state = new SearchState(spec, proposed) { History = history ?? [] };
        return
        [
            .. _sampler.Propose(state, count).SelectMany((configuration, i) => TrialsOf(configuration, proposed + i)),
        ];
    }

    /// <summary>What decides on the trials, of which nothing was decided yet; <see langword="null"/> where they are all
    /// trained to their end.</summary>
    public ITrialScheduler? CreateScheduler() =>
        TrialSchedulers.For(
            spec,
            Configurations,
            conditions.Count,
            trial => TrialOf(trial).EstimatedSeconds / spec.Epochs
        );

    /// <summary>The trial that a decision is about.</summary>
    public QueuedTrial TrialFor(Decision decision) => TrialOf(decision.Trial) with { UntilEpoch = decision.UntilEpoch };

    private QueuedTrial TrialOf(int trial) => Next(trial / TrialsPerConfiguration, 1)[trial % TrialsPerConfiguration];

    /// <summary>A further trial of a configuration: another repeat, which is another seed.</summary>
    /// <param name="number">The new trial's number.</param>
    /// <param name="like">A trial of the configuration at the condition.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    public QueuedTrial Another(int number, QueuedTrial like, int repeat) =>
        like with
        {
            Number = number,
            Repeat = repeat,
            Seed = TrialSeed.For(spec.Seed, like.Configuration, like.Condition, repeat),
            LostAttempts = 0,
            UntilEpoch = null,
        };

    /// <summary>Further seeds of configurations, one after the other for each.</summary>
    /// <param name="undecided">The configurations.</param>
    /// <param name="seeds">How many for each.</param>
    public IReadOnlyList<QueuedTrial> Seeds(UndecidedSweep undecided, int seeds)
    {
        // Numbers below belong to configurations that may not be proposed yet.
        var number = Math.Max(undecided.NextNumber, Trials);
        return
        [
            .. Enumerable
                .Range(0, seeds)
                .SelectMany(seed =>
                    undecided.Configurations.Select(c => Another(number++, c.Like, c.NextRepeat + seed))
                ),
        ];
    }

    private IEnumerable<QueuedTrial> TrialsOf(Configuration configuration, int configurationNumber)
    {
        var number = configurationNumber * TrialsPerConfiguration;
        foreach (var (condition, split) in conditions)
        {
            for (var repeat = 0; repeat < spec.Repeats; repeat++)
            {
                yield return new QueuedTrial(
                    number++,
                    configurationNumber,
                    configuration,
                    condition,
                    repeat,
                    TrialSeed.For(spec.Seed, configuration, condition, repeat),
                    spec.Epochs,
                    spec.Epochs
                        * CostModel.SecondsPerEpoch(
                            configuration,
                            split.TrainRows,
                            spec.Engine,
                            SegmentData.ConditionColumns + channels
                        )
                );
            }
        }
    }
}
