using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>Decides which attempts have lost their silo, and what becomes of their trials.</summary>
internal static class LossRule
{
    /// <summary>How long a silo may go without listing a trial that it was given: its answer may have been on the way.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Whether nobody trains the attempt any more.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="attempt">The attempt that the store says is running.</param>
    /// <param name="siloIsGone">Whether membership says that its silo is dead, or has never heard of it.</param>
    /// <param name="taken">When the attempt was given out.</param>
    /// <param name="silo">What its silo said last; <see langword="null"/> when it has said nothing yet.</param>
    /// <param name="unheard">For how many seconds it has been missed, if it has said nothing.</param>
    /// <param name="lease">How long a silo may be silent: it may be frozen, or cut off, long before membership gives it up.</param>
    public static bool IsLost(TrialId trial, int attempt, bool siloIsGone, DateTimeOffset taken, SiloView? silo, int unheard, TimeSpan lease) =>
        siloIsGone
        || (silo?.SilentSeconds ?? unheard) >= lease.TotalSeconds
        || (silo is not null && silo.LastSeen - taken > Grace && !silo.Status.Running.Any(running => running.Id == trial && running.Attempt == attempt));

    /// <summary>
    /// Whether a silo may be given a trial, by what it runs. A trial that has lost its silo runs beside no other such one, for one of them may be what ends
    /// silos; with its last chance it is alone there, so that it is known which one it was.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="lost">How many of the trial's attempts lost their silo; 0 for a trial that is above suspicion.</param>
    /// <param name="running">The sweep's attempts that run.</param>
    /// <param name="maxAttempts">Attempts of a trial that may be lost.</param>
    public static bool MayTake(string silo, int lost, IEnumerable<RunningAttempt> running, int maxAttempts)
    {
        var isLastChance = new RunningAttempt(0, 0, silo, lost).IsLastChance(maxAttempts);
        return !running.Any(other => other.Silo == silo && (isLastChance || other.IsLastChance(maxAttempts) || (lost > 0 && other.IsSuspect)));
    }

    /// <summary>Whether a trial that broke on a silo, or was declined by it, may be tried there once more: when every other one that takes trials has refused it too.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="refusedBy">Silos on which it broke, or that declined it.</param>
    /// <param name="takers">Silos that take trials.</param>
    public static bool MayTryAgain(string silo, IReadOnlySet<string> refusedBy, IEnumerable<string> takers) =>
        !refusedBy.Contains(silo) || takers.All(refusedBy.Contains);

    /// <summary>
    /// The end of an attempt that lost its silo. A trial is to blame only for what it has lost alone: another one that was there may have ended the silo, and
    /// is itself given out last, and apart, from then on.
    /// </summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="lost">All of the sweep's attempts that are lost together.</param>
    /// <param name="maxAttempts">Attempts of a trial that may be lost.</param>
    public static AttemptOutcome OutcomeOf(RunningAttempt attempt, IReadOnlyCollection<RunningAttempt> lost, int maxAttempts) =>
        attempt.Lost + 1 >= maxAttempts && !lost.Any(other => other.Trial != attempt.Trial && other.Silo == attempt.Silo)
            ? new(AttemptEnd.Failed, $"set aside: it lost its silo {attempt.Lost + 1} times, the last time {attempt.Silo}", 0, "", 0, null)
            : new(AttemptEnd.Lost, $"its silo {attempt.Silo} was lost", 0, "", 0, null);

    /// <summary>
    /// The end of an attempt as its sweep takes it: a trial that breaks wherever it runs is itself to blame in the end, and one that is declined waits for a
    /// silo that has not declined it, if there is one.
    /// </summary>
    /// <param name="outcome">What the silo reported.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="maxAttempts">Attempts of a trial that may break or be lost.</param>
    /// <param name="hasUntried">Whether a silo takes trials that has not refused this one.</param>
    public static AttemptOutcome Judge(AttemptOutcome outcome, RunningAttempt attempt, int maxAttempts, bool hasUntried) => outcome.End switch
    {
        AttemptEnd.Broken when attempt.Lost + 1 >= maxAttempts =>
            outcome with { End = AttemptEnd.Failed, Message = $"set aside after {attempt.Lost + 1} attempts that broke or lost their silo, the last one: {outcome.Message}" },
        AttemptEnd.Declined when !hasUntried =>
            outcome with { End = AttemptEnd.Failed, Message = $"set aside: every silo that takes trials declined it, the last one: {outcome.Message}" },
        _ => outcome,
    };
}
