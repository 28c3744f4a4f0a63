using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>What follows from where a sweep stands.</summary>
public static class SweepStanding
{
    extension(SweepSchedule sweep)
    {
        /// <summary>Trials that wait for a slot, as meters show them.</summary>
        public int WaitingCount =>
            sweep.State == SweepState.Running
                ? Math.Max(0, sweep.Total - sweep.Ended - sweep.Paused - sweep.Leases.Granted.Count)
                : 0;

        /// <summary>Whether its trials may be leased at all.</summary>
        public bool IsServed => sweep.State == SweepState.Running && sweep.Content is not null;

        /// <summary>Whether there is, as far as is known, something to lease.</summary>
        public bool HasWork => sweep.IsServed && (!sweep.Waiting.IsEmpty || sweep.Waiting.IsUnread);

        /// <summary>Whether its search has to decide, since nothing of it runs: the store has the last say on what waits.</summary>
        public bool IsSearching =>
            sweep.Content?.Plan.IsDecided == true
            && sweep.Ended < sweep.Total
            && sweep.Leases.BusyCount + sweep.Leases.InDoubt.Count == 0;

        /// <summary>Whether all its trials have ended, so that it has too.</summary>
        public bool IsDone => sweep.State == SweepState.Running && sweep.Ended >= sweep.Total;

        /// <summary>Whether nothing more can come of it.</summary>
        public bool IsOver =>
            sweep.State is SweepState.Completed or SweepState.Cancelled
            && sweep.Leases.BusyCount + sweep.Leases.InDoubt.Count == 0;

        /// <summary>
        /// Whether trials are left, and none of them waits or runs: another head, that took itself for the one that leads,
        /// did something that is not known here.
        /// </summary>
        public bool IsStranded =>
            sweep.IsServed
            && sweep.Ended < sweep.Total
            && !sweep.HasWork
            && sweep.Paused + sweep.Leases.BusyCount + sweep.Leases.InDoubt.Count == 0
            && sweep.Proposed >= sweep.Content!.Plan.Configurations;

        /// <summary>Those of the trials that were read as waiting that nobody has been given meanwhile.</summary>
        public IReadOnlyList<QueuedTrial> NotLeased(IReadOnlyList<QueuedTrial> waiting) =>
            [.. waiting.Where(trial => !sweep.Leases.Has(trial.Number))];

        /// <summary>What all its running trials are to do.</summary>
        public TrialCommand TrialCommand =>
            sweep.State switch
            {
                SweepState.Paused => new(TrialCommandKind.Preempt, "the sweep was paused"),
                SweepState.Cancelled => new(TrialCommandKind.Cancel, "the sweep was cancelled"),
                _ => TrialCommand.Continue,
            };

        /// <summary>How much of the slots it has.</summary>
        public SweepLoad Load(int ending) => new(sweep.Id, sweep.Leases.BusyCount, ending, sweep.Pass, sweep.Sharing);
    }
}
