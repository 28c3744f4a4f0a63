using GearSweep.Shared.Configurations;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines;

/// <summary>The engines by name; <c>auto</c> takes the first that can train a configuration and is fast at it.</summary>
/// <param name="engines">The fastest first.</param>
internal sealed class EngineRegistry(IReadOnlyList<ITrainingEngine> engines)
{
    /// <summary>The name that leaves the choice to the registry.</summary>
    public const string Auto = "auto";

    /// <summary>All engines of the product.</summary>
    public static EngineRegistry Default { get; } = new([new SimdEngine(), new TorchEngine()]);

    /// <summary>The engines' names.</summary>
    public IEnumerable<string> Names => engines.Select(e => e.Name);

    /// <summary>Finds the engine for a configuration.</summary>
    /// <param name="name">A name, or <c>auto</c>.</param>
    /// <param name="configuration">What is to be trained.</param>
    /// <param name="began">The engine that began the trial, which <c>auto</c> stays with; <see langword="null"/> for a new trial.</param>
    /// <exception cref="TrialException">There is no such engine, or it does not support the configuration.</exception>
    public ITrainingEngine Find(string name, Configuration configuration, string? began = null)
    {
        if (name == Auto)
        {
            return engines.FirstOrDefault(e => e.Name == began && e.Refusal(configuration) is null)
                ?? engines.FirstOrDefault(e => e.Refusal(configuration) is null && e.IsFast(configuration))
                ?? throw new TrialException($"no engine supports {configuration}");
        }

        var engine = engines.FirstOrDefault(e => e.Name == name)
            ?? throw new TrialException($"there is no engine '{name}'; there are {Auto}, {string.Join(", ", Names)}");
        return engine.Refusal(configuration) is { } reason ? throw new TrialException($"the engine '{name}' cannot train {configuration}: {reason}") : engine;
    }
}
