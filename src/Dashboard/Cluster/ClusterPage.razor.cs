using GearSweep.Dashboard.Grids;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Cluster;

/// <summary>The silos and what runs on them.</summary>
public sealed partial class ClusterPage
{
    // As the head lists them: no column is sorted by.
    private static readonly GridSort AsListed = new("", Descending: false);

    private ClusterView? _view;
    private DateTimeOffset _asOf;

    private JoinCommand Join => JoinCommand.From(_view, Configuration);

    [Inject]
    private IConfiguration Configuration { get; set; } = null!;

    /// <summary>The column that silos are sorted by.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary><c>down</c> for the greatest first.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    private GridSort Sorting =>
        GridSort.Read(Sort, Order, [.. SiloColumn.All.Select(c => c.Name), SiloColumn.Seen], AsListed);

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

    private IReadOnlyList<GridRow<SiloView>> SiloRows()
    {
        var silos =
            Sorting == AsListed ? _view!.Silos : SiloColumn.Sorted(_view!.Silos, Sorting.Column, Sorting.Descending);
        return [.. silos.Select(silo => new GridRow<SiloView>(silo.Status.Silo, silo))];
    }

    private IEnumerable<(SiloView Silo, RunningTrial Trial)> Running() =>
        _view!.Silos.SelectMany(silo =>
            silo.Status.Running.Where(trial => !trial.HasEnded).Select(trial => (silo, trial))
        );
}
