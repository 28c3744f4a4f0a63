using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Silo.Hosting;

/// <summary>One sweep, as the scheduler is asked about it.</summary>
internal sealed class SweepHandle(IGrainFactory grains, int id)
{
    private readonly ISchedulerGrain _scheduler = grains.GetGrain<ISchedulerGrain>(0);

    public Task OpenAsync() => _scheduler.OpenAsync(id);

    public Task<TrialCommand> ReportAsync(TrialReport report) => _scheduler.ReportAsync(id, report);

    public Task<ActionReply> PauseAsync() => _scheduler.PauseAsync(id);

    public Task<ActionReply> ResumeAsync() => _scheduler.ResumeAsync(id);

    public Task<ActionReply> CancelAsync() => _scheduler.CancelAsync(id);

    public Task<ActionReply> ShareAsync(SweepSharing sharing) => _scheduler.ShareAsync(id, sharing);

    public Task<ActionReply> RetryAsync(int? trial) => _scheduler.RetryAsync(id, trial);
}
