using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Simulation;

/// <summary>Hands what a person asks of a sweep to the made-up sweep.</summary>
internal sealed class SimulatedScheduler(IReadOnlyDictionary<long, SimulatedSweep> sweeps) : ISchedulerGrain
{
    public Task<ActionReply> PauseAsync(int sweep) => sweeps[sweep].PauseAsync();

    public Task<ActionReply> ResumeAsync(int sweep) => sweeps[sweep].ResumeAsync();

    public Task<ActionReply> CancelAsync(int sweep) => sweeps[sweep].CancelAsync();

    public Task<ActionReply> ShareAsync(int sweep, SweepSharing sharing) => sweeps[sweep].ShareAsync(sharing);

    public Task<ActionReply> RetryAsync(int sweep, int? trial) => sweeps[sweep].RetryAsync(trial);

    public Task<ActionReply> AddSeedsAsync(int sweep, int seeds) => sweeps[sweep].AddSeedsAsync(seeds);

    public Task<TrialAssignment?> NextAsync(WorkerStatus worker, TimeSpan wait) => throw new NotSupportedException();

    public Task ReleaseAsync(string silo) => throw new NotSupportedException();

    public Task<TrialCommand> ReportAsync(int sweep, TrialReport report) => throw new NotSupportedException();

    public Task OpenAsync(int sweep) => throw new NotSupportedException();
}
