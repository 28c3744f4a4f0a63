using GearSweep.Grains.Data;
using GearSweep.Grains.Placement;
using GearSweep.Grains.Results;
using GearSweep.Grains.Scheduling;
using GearSweep.Grains.Slots;
using GearSweep.Grains.Sweeps;
using GearSweep.Grains.Telemetry;
using GearSweep.Scheduling;
using GearSweep.Search;
using GearSweep.Shared.Cluster;
using GearSweep.Training.Datasets;
using GearSweep.Training.Trials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace GearSweep.Grains.Hosting;

/// <summary>
/// Adds what a silo's role needs. The silo itself (ports, membership), the store and the check of the configuration are
/// the host's matter.
/// </summary>
public static class GrainRegistration
{
    private static readonly Type[] HeadGrains =
    [
        typeof(SweepsGrain),
        typeof(SchedulerGrain),
        typeof(DataGrain),
        typeof(ResultsGrain),
    ];

    /// <summary>The head: scheduler, launches, data and results live here. Needs the store in the services.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="dataDirectory">Where the datasets are.</param>
    public static IServiceCollection AddGearSweepHead(this IServiceCollection services, string dataDirectory)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SchedulerOptions>().BindConfiguration(SchedulerOptions.Section);
        services.AddSingleton(_ => new DatasetCatalog(dataDirectory));
        services.AddMetrics().AddSingleton<SweepMeter>();
        services.AddSingleton<SweepValidator>();
        services.AddSingleton<LaunchedSpecs>();
        services.AddSingleton<IIncomingGrainCallFilter, StoreErrors>();
        services.TryAddSingleton(KeptSweeps.All);
        return services.AddScheduler();
    }

    /// <summary>
    /// The scheduler's state and what acts on it: of each one for an activation of its grain, in whose scope they are
    /// made.
    /// </summary>
    private static IServiceCollection AddScheduler(this IServiceCollection services)
    {
        services.TryAddSingleton<IPruner, NoPruner>();
        services.AddSingleton<ClusterMembers>();
        services.AddScoped(s => new Scheduler(
            s.GetRequiredService<IOptions<SchedulerOptions>>().Value,
            s.GetRequiredService<IPruner>()
        ));
        services.AddScoped<OpenSweeps>();
        services.AddScoped<TrialDecider>();
        services.AddScoped<TrialDispatcher>();
        services.AddScoped<ReportHandler>();
        services.AddScoped<SweepCommands>();
        services.AddScoped<SchedulerWatchdog>();
        services.AddScoped<WaitingSlots>();
        return services;
    }

    /// <summary>Slots, and the trials in them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="role">What the silo is for: <c>worker</c>, <c>head</c> or <c>head + worker</c>.</param>
    /// <param name="mode">How its cluster's silos find each other: <c>embedded</c>, <c>lab</c> or
    /// <c>production</c>.</param>
    public static IServiceCollection AddGearSweepSlots(
        this IServiceCollection services,
        ClusterRole role,
        ClusterMode mode
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPlacementRules();
        services.AddOptions<SlotOptions>().BindConfiguration(SlotOptions.Section);
        services.AddSingleton(new WorkerRole(role, mode));
        services.AddSingleton<WorkerIdentity>();
        services.AddMetrics().AddSingleton<SlotMeter>();
        services.AddSingleton<TrainingThreadPool>();
        services.AddSingleton<SegmentCache>();
        services.TryAddSingleton<ITrialRunner>(s => new TrialRunner(
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<TrialRunner>>(),
            () => s.GetRequiredService<TrainingThreadPool>().Count
        ));
        services.AddSingleton<TrainingPace>();
        services.AddSingleton<RunningTrials>();
        services.AddHostedService<SlotGauges>();
        services.AddHostedService<TrialWorker>();
        return services;
    }

    /// <summary>
    /// Keeps the head's grains off a silo that is only a worker: it does not tell the cluster that it has them, so none
    /// is ever placed there.
    /// </summary>
    public static IServiceCollection WithoutHeadGrains(this IServiceCollection services) =>
        services.AsWorker().PostConfigure<GrainTypeOptions>(options => options.Classes.ExceptWith(HeadGrains));
}
