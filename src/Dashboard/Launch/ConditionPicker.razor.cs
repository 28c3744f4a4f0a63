using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Live;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Text;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Launch;

/// <summary>The conditions of a dataset, to choose from.</summary>
public sealed partial class ConditionPicker : IDisposable
{
    private const int TileRows = 300;

    // A file of many conditions is still listed at once; its further tiles are without a picture.
    private const int MostWaveforms = 24;

    private Dictionary<OperatingCondition, Waveform> _waveforms = [];
    private ConditionColours _colours = new([]);
    private double _range;
    private DatasetSummary? _shown;
    private string? _problem;
    private readonly LatestRequest _reading = new();

    /// <summary>The dataset.</summary>
    [Parameter, EditorRequired]
    public DatasetSummary Dataset { get; set; } = default!;

    /// <summary>The conditions that are taken; <see langword="null"/> for all.</summary>
    [Parameter]
    public IReadOnlyList<OperatingCondition>? Conditions { get; set; }

    /// <summary>A condition was taken in, or out.</summary>
    [Parameter, EditorRequired]
    public EventCallback<OperatingCondition> OnToggle { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    private IReadOnlyList<OperatingCondition> Available => [.. Dataset.Segments.Select(s => s.Condition)];

    private IReadOnlyCollection<OperatingCondition> Chosen => Conditions ?? Available;

    private Channel Target => Dataset.Channels.Count > 0 ? Dataset.Channels[^1] : Channel.UsualTarget;

    private string RangeText
    {
        get
        {
            var scale = UnitScale.For(Target.Unit, _range);
            return scale.After(Figures.Format(scale.Of(_range)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Dataset == _shown)
            return;
        var dataset = _shown = Dataset;
        var target = Target.Name;
        (_waveforms, _range, _problem) = ([], 0, null);
        _colours = new ConditionColours(Available);
        var cancellation = _reading.Begin();
        try
        {
            var waveforms = await Task.WhenAll(
                Available
                    .Take(MostWaveforms)
                    .Select(condition =>
                        Grains
                            .GetGrain<IDataGrain>(0)
                            .WaveformAsync(dataset.Name, condition, 0, TileRows, TileRows, [target], cancellation)
                    )
            );
            if (dataset != _shown)
                return;
            _waveforms = waveforms.ToDictionary(w => w.Condition);
            _range = WaveformPath.LargestRange(waveforms);
        }
        catch (OperationCanceledException)
        {
            // Another dataset is wanted meanwhile, or none.
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or KeyNotFoundException)
        {
            _problem = $"The waveforms cannot be drawn: {e.Message}";
        }
    }
}
