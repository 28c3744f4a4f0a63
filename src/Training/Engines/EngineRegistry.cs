using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Engines;

/// <summary>
/// The engines by name; <c>auto</c> takes the first that is fast at a configuration. How much memory
/// there is decides whether a trial is trained, never by which engine: else its bits would depend on that.
/// </summary>
/// <param name="engines">The fastest first.</param>
/// <param name="memory">What a trial may take.</param>
internal sealed class EngineRegistry(IReadOnlyList<ITrainingEngine> engines, TrialMemory memory)
{
    /// <summary>All engines of the product, for a trial at a time.</summary>
    public static EngineRegistry Default { get; } = Create(TrialMemory.OfThisProcess(() => 1));

    /// <summary>The engines' names.</summary>
    public IEnumerable<string> Names => engines.Select(e => e.Name);

    /// <summary>All engines of the product.</summary>
    public static EngineRegistry Create(TrialMemory memory) => new([new SimdEngine(), new TorchEngine()], memory);

    /// <summary>Finds the engine for a configuration.</summary>
    /// <param name="name">A name, or <c>auto</c>.</param>
    /// <param name="configuration">What is to be trained.</param>
    /// <param name="began">The engine that began the trial, which <c>auto</c> stays with; <see langword="null"/> for a
    /// new trial.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <exception cref="TrialException">There is no such engine, or no machine can train the configuration with
    /// it.</exception>
    /// <exception cref="InsufficientMemoryException">The memory that there is here does not suffice.</exception>
    public ITrainingEngine Find(
        string name,
        Configuration configuration,
        string? began = null,
        int columns = SegmentData.UsualColumns
    )
    {
        var engine =
            name == EngineName.Auto ? Fastest(configuration, began) : engines.FirstOrDefault(e => e.Name == name);
        if (engine is null)
            throw new TrialException(
                $"there is no engine '{name}'; there are {EngineName.Auto}, {string.Join(", ", Names)}"
            );
        return Refusal(name, configuration, columns) is { } never ? throw new TrialException(never)
            : memory.Refusal(engine, configuration, columns) is { } here
                ? throw new InsufficientMemoryException(Refused(engine.Name, configuration, here))
            : engine;
    }

    /// <summary>
    /// Why no machine can train the configuration with that engine, as a sentence; <see langword="null"/> when one can.
    /// </summary>
    public static string? Refusal(string name, Configuration configuration, int columns = SegmentData.UsualColumns) =>
        TrialMemory.Limit(configuration, columns) is { } reason ? Refused(name, configuration, reason) : null;

    private static string Refused(string name, Configuration configuration, string reason) =>
        $"the engine '{name}' cannot train {configuration}: {reason}";

    private ITrainingEngine Fastest(Configuration configuration, string? began) =>
        engines.FirstOrDefault(e => e.Name == began)
        ?? engines.FirstOrDefault(e => e.IsFast(configuration))
        ?? engines[^1];
}
