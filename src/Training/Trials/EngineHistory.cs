using GearSweep.Training.Engines;

namespace GearSweep.Training.Trials;

/// <summary>
/// The engines that have trained a trial, as one text: their descriptions in their order, each change once, e.g.
/// <c>simd/512, simd/256</c>. A trial's bits depend on all of them.
/// </summary>
internal static class EngineHistory
{
    private const string Separator = ", ";
    private const char Detail = '/';

    /// <summary>The name of the engine that trained last.</summary>
    public static string LastName(string history) => history.Split(Separator)[^1].Split(Detail)[0];

    /// <summary>The text with one more engine, where it is not the last one already.</summary>
    /// <param name="history">What a checkpoint says; <see langword="null"/> for a trial that begins.</param>
    /// <param name="engine">What trains on.</param>
    public static string With(string? history, ITrainingEngine engine) =>
        history is null || history.Split(Separator)[^1] == engine.Description ? history ?? engine.Description
        : history == engine.Name ? engine.Description
        : $"{history}{Separator}{engine.Description}";
}
