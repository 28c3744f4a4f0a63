using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Simulation;

/// <summary>Makes an event out of a number.</summary>
internal static class RandomEvents
{
    /// <summary>
    /// How many kinds there are that the store remembers: a rebuilt scheduler knows all that they did.
    /// </summary>
    public const int Remembered = 16;

    /// <summary>How many kinds there are.</summary>
    public const int All = 20;

    /// <summary>Has something happen.</summary>
    /// <param name="run">To whom.</param>
    /// <param name="number">What, and to which of the leases, workers or sweeps.</param>
    /// <param name="slots">Slots of a worker.</param>
    /// <param name="kinds">How many of the kinds of events may happen.</param>
    public static void Apply(SimulatedRun run, int number, int slots, int kinds)
    {
        var (kind, which) = (number % kinds, number / kinds);
        var worker = run.Workers[which % run.Workers.Count];
        var lease =
            run.Leases.Count == 0
                ? null
                : run
                    .Leases.OrderBy(l => l.Trial.Sweep)
                    .ThenBy(l => l.Trial.Number)
                    .ElementAt(which % run.Leases.Count);
        var sweep = which % run.Rows.Count + 1;
        switch (kind)
        {
            case < 6:
                run.Fill(worker, Math.Min(slots, run.Leases.Count(l => l.Silo == worker) + 1));
                break;
            case 6 when lease is not null:
                run.End(lease, AttemptEnd.Completed);
                break;
            case 7 when lease is not null:
                run.End(lease, AttemptEnd.Preempted);
                break;
            case 8 when lease is not null:
                run.Report(lease, 1, checkpoint: true);
                break;
            case 9 when lease is not null:
                run.End(lease, AttemptEnd.Failed);
                break;
            case 10 or 11:
                Replace(run, worker);
                break;
            case 12:
                run.Tick();
                break;
            case 13:
                Toggle(run, sweep);
                break;
            case 14 when lease is not null:
                run.End(lease, AttemptEnd.Paused);
                break;
            case 15:
                run.Promote(sweep);
                break;
            case 16 when lease is not null:
                run.End(lease, which % 2 == 0 ? AttemptEnd.WorkerFailed : AttemptEnd.Rejected);
                break;
            case 17:
                run.Share(sweep, new SweepSharing(which % 3, 1 + which % 5, which % 4 == 0 ? null : 1 + which % 7));
                break;
            case 18:
                run.AskInVain(worker, isStored: which % 2 == 0);
                break;
            case 19 when which % 8 == 0:
                run.Cancel(sweep);
                break;
            case 19:
                run.Retry(sweep);
                break;
        }
    }

    private static void Replace(SimulatedRun run, string worker)
    {
        run.Kill(worker);
        run.Join(worker[7] - '0');
    }

    private static void Toggle(SimulatedRun run, int sweep)
    {
        var (from, to) =
            run.Rows[sweep].State == SweepState.Paused
                ? (SweepState.Paused, SweepState.Running)
                : (SweepState.Running, SweepState.Paused);
        run.Change(sweep, from, to);
    }
}
