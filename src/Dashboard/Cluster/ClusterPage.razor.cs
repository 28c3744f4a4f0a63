using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Cluster;

/// <summary>The silos and what runs on them.</summary>
public sealed partial class ClusterPage
{
    private ClusterView? _view;
    private DateTimeOffset _asOf;

    private JoinCommand Join => JoinCommand.Of(_view, Configuration);

    [Inject]
    private IConfiguration Configuration { get; set; } = null!;

    /// <inheritdoc/>
    protected override TimeSpan? Interval => Moving;

    /// <inheritdoc/>
    protected override object Wanted => "";

    /// <inheritdoc/>
    protected override async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        _view = await Grains.GetGrain<IWorkersGrain>(0).ViewAsync().WaitAsync(cancellation);
        _asOf = Time.GetUtcNow();
        return true;
    }

    private IEnumerable<(SiloView Silo, RunningTrial Trial)> Running() =>
        _view!.Silos.SelectMany(silo => silo.Status.Running.Where(trial => !trial.HasEnded).Select(trial => (silo, trial)));
}
