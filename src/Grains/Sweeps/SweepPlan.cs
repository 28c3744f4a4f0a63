using GearSweep.Search;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// The trials that a specification makes, in order: configuration by configuration, within one condition by condition, within one repeat by repeat;
/// so the first trials already show every condition. A pure function of the specification, the conditions and the number
/// of channels.
/// </summary>
/// <param name="spec">The specification.</param>
/// <param name="conditions">The conditions with their rows by use, in grid order.</param>
/// <param name="channels">Channels of the dataset.</param>
internal sealed class SweepPlan(
    SweepSpec spec, IReadOnlyList<(OperatingCondition Condition, SegmentSplit Split)> conditions, int channels)
{
    private readonly int _columns = SegmentData.ConditionColumns + channels;
    private readonly ISampler _sampler = Samplers.For(spec.Method);

    /// <summary>Configurations that will be proposed.</summary>
    public int Configurations { get; } = checked((int)Samplers.For(spec.Method).Count(spec));

    /// <summary>Trials of one configuration.</summary>
    public int TrialsPerConfiguration { get; } = conditions.Count * spec.Repeats;

    /// <summary>All trials.</summary>
    public int Trials => checked(Configurations * TrialsPerConfiguration);

    /// <summary>The trials of the next configurations.</summary>
    /// <param name="proposed">Configurations whose trials were made before.</param>
    /// <param name="count">Configurations at most.</param>
    public IReadOnlyList<NewTrial> Next(int proposed, int count) =>
        [.. _sampler.Propose(spec, proposed, count).SelectMany((configuration, i) => TrialsOf(configuration, proposed + i))];

    /// <summary>What all trials together would cost.</summary>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public (double Seconds, long LargestModel) Estimate(CancellationToken cancellation = default)
    {
        double seconds = 0;
        long largest = 0;
        var space = new CostSpace(spec);
        foreach (var configuration in space.Configurations(cancellation))
        {
            largest = Math.Max(largest, configuration.ParametersOf(_columns));
            seconds += space.Times * spec.Repeats * conditions.Sum(c => EstimateOf(configuration, c.Split));
        }

        return (seconds, largest);
    }

    private double EstimateOf(Configuration configuration, SegmentSplit split) =>
        spec.Epochs * CostModel.SecondsPerEpoch(configuration, split.TrainRows, spec.Engine, _columns);

    private IEnumerable<NewTrial> TrialsOf(Configuration configuration, int configurationNumber)
    {
        var number = configurationNumber * TrialsPerConfiguration;
        foreach (var (condition, split) in conditions)
        {
            for (var repeat = 0; repeat < spec.Repeats; repeat++)
            {
                yield return new NewTrial(
                    number++,
                    configurationNumber,
                    configuration,
                    condition,
                    repeat,
                    TrialSeed.Of(spec.Seed, configuration, condition, repeat),
                    spec.Epochs,
                    EstimateOf(configuration, split));
            }
        }
    }
}
