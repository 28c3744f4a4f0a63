using GearSweep.Search;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>What a sweep's trials have shown, and what its sampler and its pruner make of it.</summary>
/// <param name="content">What the sweep trains.</param>
/// <param name="pruner">Judges the reports.</param>
/// <param name="history">What the trials have shown before.</param>
internal sealed class SweepSearch(SweepContent content, IPruner pruner, IReadOnlyList<Observation> history)
{
    private readonly List<Observation> _history = [.. history];
    private readonly Dictionary<int, TrialCommand> _decisions = [];

    /// <summary>What the pruner has decided of a trial that runs.</summary>
    public TrialCommand CommandFor(int trial) => _decisions.GetValueOrDefault(trial, TrialCommand.Continue);

    /// <summary>The next trials that the sampler proposes; none when it has proposed all.</summary>
    /// <param name="proposed">Configurations that have trials.</param>
    public IReadOnlyList<QueuedTrial> Next(int proposed) =>
        proposed < content.Plan.Configurations ? content.Plan.Next(proposed, content.Plan.Portion, _history) : [];

    /// <summary>Judges the epochs of a report, once for each trial.</summary>
    /// <param name="report">The report.</param>
    /// <param name="proposed">Configurations that have trials.</param>
    public void Observe(TrialReport report, int proposed)
    {
        var trial = report.Trial;
        if (report.Epochs.Count == 0)
            return;
        if (pruner.UsesHistory || content.Plan.UsesHistory)
            _history.AddRange(report.Epochs.Select(epoch => content.Observed(trial, epoch)));
        if (_decisions.ContainsKey(trial))
            return;
        var decision = pruner.Judge(new SearchState(content.Plan.Spec, proposed) { History = _history }, trial);
        if (decision.Kind != PrunerDecisionKind.Continue)
            _decisions[trial] = new TrialCommand(
                decision.Kind == PrunerDecisionKind.Prune ? TrialCommandKind.Prune : TrialCommandKind.Pause,
                decision.Reason
            );
    }

    /// <summary>An attempt has ended, and what was decided of it with it.</summary>
    public void Forget(int trial) => _decisions.Remove(trial);
}
