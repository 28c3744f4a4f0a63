using GearSweep.Grains.Placement;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Storage.Results;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace GearSweep.Grains.Results;

/// <inheritdoc cref="IResultsGrain"/>
[StatelessWorker]
[GrainDirectory(NoDirectory.Name)]
internal sealed class ResultsGrain(ResultQueries queries) : Grain, IResultsGrain
{
    /// <inheritdoc/>
    public Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, SweepOrder? order = null) =>
        queries.SweepsAsync(text, skip, take, order ?? SweepOrder.Newest, CancellationToken.None);

    /// <inheritdoc/>
    public Task<SweepDetail?> SweepAsync(int sweep) => queries.SweepAsync(sweep, CancellationToken.None);

    /// <inheritdoc/>
    public Task<Page<TrialRow>> TrialsAsync(TrialQuery query) => queries.TrialsAsync(query, CancellationToken.None);

    /// <inheritdoc/>
    public Task<TrialDetail?> TrialAsync(int sweep, int trial) =>
        queries.TrialAsync(sweep, trial, CancellationToken.None);

    /// <inheritdoc/>
    public Task<CurvePoints> CurvesAsync(CurveQuery query) => queries.CurvesAsync(query, CancellationToken.None);

    /// <inheritdoc/>
    public Task<HeatMap> HeatMapAsync(int sweep, int skip, int take) =>
        queries.HeatMapAsync(sweep, skip, take, CancellationToken.None);

    /// <inheritdoc/>
    public Task<byte[]?> ModelAsync(int sweep, int trial) => queries.ModelAsync(sweep, trial, CancellationToken.None);
}
