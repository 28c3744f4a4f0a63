namespace GearSweep.Search;

/// <summary>Judges every report of a trial that runs: a pure function of what the sweep has seen.</summary>
public interface IPruner
{
    /// <summary>Whether it looks at <see cref="SearchState.History"/>, which is kept for it then.</summary>
    bool UsesHistory => true;

    /// <summary>What a trial is to do after what it has just reported.</summary>
    /// <param name="state">What the sweep has seen, this report included.</param>
    /// <param name="trial">Number of the trial.</param>
    PrunerDecision Judge(SearchState state, int trial);
}
