using GearSweep.Shared.Trials;

namespace GearSweep.Search;

/// <summary>What a trial scheduler would have come to at a condition.</summary>
/// <param name="Condition">The condition's place.</param>
/// <param name="Trials">Trials with a curve.</param>
/// <param name="Stopped">Those that it would not have trained to their ends.</param>
/// <param name="Epochs">Epochs of all curves.</param>
/// <param name="Given">Epochs that it would have trained.</param>
/// <param name="Best">The trial with the least error of the first seeds.</param>
/// <param name="BestError">Its least error.</param>
/// <param name="Chosen">The best of the trials that it would have trained to the end; <see langword="null"/> for
/// none.</param>
/// <param name="ChosenError">Its least error.</param>
/// <param name="Lost">What it would have decided last on the best trial; <see langword="null"/> where it would have found
/// it.</param>
public sealed record RecordedOutcome(
    int Condition,
    int Trials,
    int Stopped,
    long Epochs,
    long Given,
    int Best,
    double BestError,
    int? Chosen,
    double? ChosenError,
    Decision? Lost
);
