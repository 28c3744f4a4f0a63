namespace GearSweep.Search;

/// <summary>Lets every trial train to its end.</summary>
public sealed class NoPruner : IPruner
{
    /// <inheritdoc/>
    public bool UsesHistory => false;

    /// <inheritdoc/>
    public PrunerDecision Judge(SearchState state, int trial) => PrunerDecision.Continue;
}
