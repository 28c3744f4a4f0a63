using GearSweep.Shared.Results;

namespace GearSweep.Shared.Grains;

/// <summary>Everything that pages and exports read, on the head (key 0). Looking never starts anything.</summary>
[Alias("GearSweep.IResultsGrain")]
public interface IResultsGrain : IGrainWithIntegerKey
{
    /// <summary>Sweeps.</summary>
    /// <param name="text">Only those with this text in name, description or dataset; <see langword="null"/> for
    /// all.</param>
    /// <param name="skip">Rows to leave out first.</param>
    /// <param name="take">Rows at most, up to 1,000.</param>
    /// <param name="order">Their order; <see langword="null"/> for the newest first.</param>
    [Alias("Sweeps")]
    Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, SweepOrder? order = null);

    /// <summary>One sweep; <see langword="null"/> when there is none with this id.</summary>
    [Alias("Sweep")]
    Task<SweepDetail?> SweepAsync(int sweep);

    /// <summary>Some trials of a sweep.</summary>
    [Alias("Trials")]
    Task<Page<TrialRow>> TrialsAsync(TrialQuery query);

    /// <summary>One trial; <see langword="null"/> when there is none.</summary>
    [Alias("Trial")]
    Task<TrialDetail?> TrialAsync(int sweep, int trial);

    /// <summary>Loss points of a sweep.</summary>
    [Alias("Curves")]
    Task<CurvePoints> CurvesAsync(CurveQuery query);

    /// <summary>Configurations × conditions.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="skip">Configurations to leave out first.</param>
    /// <param name="take">Configurations at most, up to 1,000.</param>
    [Alias("HeatMap")]
    Task<HeatMap> HeatMapAsync(int sweep, int skip, int take);

    /// <summary>A trial's weights as a safetensors file; <see langword="null"/> when it has none.</summary>
    [Alias("Model")]
    Task<byte[]?> ModelAsync(int sweep, int trial);
}
