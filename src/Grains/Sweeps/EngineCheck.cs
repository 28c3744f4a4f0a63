using GearSweep.Shared.Specification;
using GearSweep.Training.Trials;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// Whether the engine that a specification names can train all that it proposes, on some machine. What fits into a
/// silo's memory that silo knows.
/// </summary>
internal static class EngineCheck
{
    /// <summary>
    /// What is wrong with the first configuration that no machine can train; <see langword="null"/> when there is none,
    /// or the text has errors.
    /// </summary>
    /// <param name="read">What was read of the specification.</param>
    /// <param name="columns">Columns of a row of its dataset; the usual four where there is none to look at.</param>
    /// <param name="cost">Counts all configurations; <see langword="null"/> where nobody asks for their cost.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    public static SpecError? For(SpecResult read, int columns, SweepCost? cost, CancellationToken cancellation)
    {
        if (read.Spec is not { } spec)
            return null;
        var space = new CostSpace(spec);
        foreach (var configuration in space.Configurations(cancellation))
        {
            cost?.Add(configuration, space.Times);
            if (TrialRunner.Refusal(spec.Engine, configuration, columns) is { } refusal)
                return new SpecError(read.Lines.GetValueOrDefault("parameters"), "parameters", refusal);
        }

        return null;
    }
}
