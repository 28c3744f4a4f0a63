using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>What must hold of a sweep that is over, whatever happened to its machines.</summary>
internal static class SweepAudit
{
    /// <summary>
    /// All that is wrong; nothing when every trial is there once and completed, each with a whole curve, and nothing
    /// was left open.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="trials">Trials that it must have.</param>
    /// <param name="epochs">Epochs that each must have.</param>
    public static IReadOnlyList<string> Faults(StoredSweep sweep, int trials, int epochs)
    {
        var all = Enumerable.Range(0, trials).ToArray();
        return
        [
            .. Unless(sweep.State == SweepState.Completed, $"the sweep is {sweep.State}"),
            .. Unless(
                sweep.Counters == (trials, 0, trials),
                $"the conditions count {sweep.Counters}, not ({trials}, 0, {trials})"
            ),
            .. Unless(
                sweep.Trials.Select(t => t.Number).SequenceEqual(all),
                $"the trials are {string.Join(' ', sweep.Trials.Select(t => t.Number))}"
            ),
            .. Unless(
                sweep.Checkpoints.Count == 0,
                $"these trials have kept a checkpoint: {string.Join(' ', sweep.Checkpoints)}"
            ),
            .. Unless(sweep.Models.SequenceEqual(all), $"these trials have a model: {string.Join(' ', sweep.Models)}"),
            .. Unless(
                sweep.Predictions.SequenceEqual(all),
                $"these trials have predictions: {string.Join(' ', sweep.Predictions)}"
            ),
            .. sweep.Trials.SelectMany(trial => FaultsOf(trial, epochs)),
            .. CurveFaults(sweep, all, epochs),
            .. AttemptFaults(sweep),
        ];
    }

    private static IEnumerable<string> FaultsOf(StoredTrial trial, int epochs) =>
        [
            .. Unless(
                trial.State == TrialState.Completed,
                $"trial {trial.Number} is {trial.State}: {trial.Message ?? "it says nothing"}"
            ),
            .. Unless(trial.Epochs == epochs, $"trial {trial.Number} has {trial.Epochs} epochs"),
        ];

    private static IEnumerable<string> CurveFaults(StoredSweep sweep, int[] trials, int epochs)
    {
        var curves = sweep.Points.ToLookup(point => point.Trial, point => point.Epoch);
        return trials
            .Where(trial => !curves[trial].Order().SequenceEqual(Enumerable.Range(1, epochs)))
            .Select(trial => $"the curve of trial {trial} has the epochs {string.Join(' ', curves[trial].Order())}");
    }

    private static IEnumerable<string> AttemptFaults(StoredSweep sweep)
    {
        var attempts = sweep.Attempts.ToLookup(attempt => attempt.Trial);
        foreach (var trial in sweep.Trials)
        {
            var ends = attempts[trial.Number].OrderBy(a => a.Number).Select(a => a.End).ToArray();
            var text =
                $"the {trial.Attempts} attempts of trial {trial.Number} ended {string.Join(' ', ends.Select(end => end?.ToString() ?? "never"))}";
            if (ends.Length != trial.Attempts || ends is not [.. var before, AttemptEnd.Completed])
                yield return text;
            else if (before.Any(end => end is not (AttemptEnd.WorkerLost or AttemptEnd.Preempted)))
                yield return text;
        }
    }

    private static string[] Unless(bool holds, string fault) => holds ? [] : [fault];
}
