using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

/// <summary>
/// What computes a model. All engines meet the same <see cref="ModelState.Initial"/> weights, batches and masks
/// (<see cref="RandomStream"/>), and give the same loss curve within float rounding. Engines are shared by all threads;
/// their models are not.
/// </summary>
internal interface ITrainingEngine
{
    /// <summary>Name in specifications, e.g. <c>torch</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Name with what else shapes the result's bits, e.g. the vector width; equal to <see cref="Name"/> when there is
    /// nothing.
    /// </summary>
    string Description { get; }

    /// <summary>
    /// Native memory that a model takes, in bytes: what it will be, or about what it has been seen to be at most.
    /// </summary>
    /// <param name="configuration">What would be made.</param>
    /// <param name="columns">Columns of a row.</param>
    long Bytes(Configuration configuration, int columns = SegmentData.UsualColumns);

    /// <summary>
    /// Whether the engine trains the configuration faster than the engines that come after it, as
    /// <c>docs/results.md</c> measures it.
    /// </summary>
    bool IsFast(Configuration configuration);

    /// <summary>Makes a model in its initial state, to be used and disposed of on the calling thread.</summary>
    /// <param name="configuration">What to make.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="train">The windows that <see cref="IRecurrentModel.TrainBatch"/> will draw on.</param>
    /// <exception cref="Training.Failures.SiloException">What the engine needs is not there in this
    /// process.</exception>
    IRecurrentModel Create(Configuration configuration, ulong seed, Windows train);
}
