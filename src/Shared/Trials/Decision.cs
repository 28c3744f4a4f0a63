namespace GearSweep.Shared.Trials;

/// <summary>What a search has decided, and by what.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Trial">Number of the trial; −1 with <see cref="DecisionKind.Wait"/>.</param>
/// <param name="UntilEpoch">Epochs that the trial is to have after it; 0 where it trains no more.</param>
/// <param name="Rung">The rung that was looked at, from 0; −1 for none.</param>
/// <param name="Rank">The trial's place in the rung, from 1; 0 for none.</param>
/// <param name="Of">How many trials the rung had.</param>
/// <param name="Cutoff">The error of the last trial of the rung that was good enough; <see langword="null"/> where none was, or none has a finite error.</param>
[GenerateSerializer, Immutable]
public readonly record struct Decision(
    DecisionKind Kind,
    int Trial,
    int UntilEpoch,
    int Rung = -1,
    int Rank = 0,
    int Of = 0,
    double? Cutoff = null
)
{
    /// <summary>Nothing until another trial has shown more; where none runs, nothing at all.</summary>
    public static readonly Decision Wait = new(DecisionKind.Wait, -1, 0);
}
