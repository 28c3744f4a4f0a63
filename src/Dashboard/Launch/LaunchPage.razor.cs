using System.Globalization;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Launch;

/// <summary>Where a sweep is written, priced and launched.</summary>
public sealed partial class LaunchPage : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.3);

    private readonly SpecificationDraft _draft = new(Presets.All[0].Yaml);
    private IReadOnlyList<DatasetSummary>? _datasets;
    private CancellationTokenSource _question = new();
    private SweepPreview? _preview;
    private bool _asking;
    private bool _launching;
    private string? _origin;
    private string? _purpose;
    private string? _replaced;
    private string? _problem;
    private string? _refusal;
    private (string? Preset, string? Dataset, string? Clone)? _taken;

    /// <summary>The preset to start from.</summary>
    [SupplyParameterFromQuery(Name = "preset")]
    public string? PresetName { get; set; }

    /// <summary>The dataset to train on, instead of the preset's.</summary>
    [SupplyParameterFromQuery(Name = "dataset")]
    public string? DatasetName { get; set; }

    /// <summary>Id of the sweep to start from.</summary>
    [SupplyParameterFromQuery(Name = "clone")]
    public string? Clone { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private DatasetSummary? Dataset => _datasets?.FirstOrDefault(d => d.Name == _draft.Form.DatasetName);

    private IReadOnlyList<OperatingCondition> Available => Dataset is { } dataset ? [.. dataset.Segments.Select(s => s.Condition)] : [];

    private string Note => (_draft.YamlIsBehind, _draft.FormIsBehind) switch
    {
        (true, _) => "Older than the form, which has something that is no number.",
        (_, true) => "The form shows what was there before the errors; changing the form replaces this text.",
        _ => "Each changes the other. A change of the form writes the text anew, without comments.",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _question.Cancel();
        _question.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => await ReadDatasetsAsync();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_taken == (PresetName, DatasetName, Clone))
            return;
        _taken = (PresetName, DatasetName, Clone);
        if (Clone is not null)
            await TakeCloneAsync(Clone);
        else
            TakeNamedPreset(PresetName);
        if (DatasetName is not null)
            TakeDataset(DatasetName);
        _replaced = null;
    }

    private void TakeNamedPreset(string? name)
    {
        var preset = name is null ? Presets.All[0] : Presets.Find(name);
        if (preset is null)
            _purpose = $"There is no preset '{name}'; this is {Presets.All[0].Name}.";
        Take(preset ?? Presets.All[0], keepPurpose: preset is null);
    }

    private void Take(Preset preset, bool keepPurpose = false)
    {
        _origin = preset.Name;
        if (!keepPurpose)
            _purpose = preset.Purpose;
        _draft.Load(preset.Yaml);
        Changed();
    }

    private void TakePreset(Preset preset)
    {
        _replaced = _draft.Yaml;
        Take(preset);
        _taken = (preset.Name, null, null);
        Navigation.NavigateTo($"/sweeps/new?preset={Uri.EscapeDataString(preset.Name)}", replace: true);
    }

    private void TakeBack()
    {
        (var yaml, _replaced, _origin, _purpose) = (_replaced!, null, null, null);
        _draft.Load(yaml);
        Changed();
    }

    private async Task TakeCloneAsync(string clone)
    {
        try
        {
            if (!int.TryParse(clone, NumberStyles.None, CultureInfo.InvariantCulture, out var sweep)
                || await Grains.GetGrain<IResultsGrain>(0).SweepAsync(sweep) is not { } detail)
            {
                TakeNamedPreset(null);
                _purpose = $"There is no sweep '{clone}' to start from; this is {Presets.All[0].Name}.";
                return;
            }

            _origin = null;
            _purpose = $"A copy of sweep {sweep}, {detail.Row.Name}.";
            _draft.Load(detail.Yaml);
            if (!_draft.FormIsBehind)
                _draft.EditForm(_draft.Form with { Name = CopyName.Of(_draft.Form.Name) });
            Changed();
        }
        catch (Exception e) when (IsClusters(e))
        {
            _problem = $"Sweep {clone} cannot be read: {e.Message}";
        }
    }

    private async Task ReadDatasetsAsync()
    {
        try
        {
            _datasets = await Grains.GetGrain<IDataGrain>(0).ListAsync();
            _problem = null;
        }
        catch (Exception e) when (IsClusters(e))
        {
            _problem = $"The data directory cannot be read: {e.Message}";
        }
    }

    private (string, string)[] DatasetOptions()
    {
        var known = (_datasets ?? []).Select(d => (d.Name, d.Error is null ? $"{d.Name} ({d.Gear}{(d.Synthetic ? ", synthetic" : "")})" : $"{d.Name} (cannot be read)"));
        var missing = _datasets is null ? "" : " (not there)";
        return [.. Dataset is null ? known.Prepend((_draft.Form.DatasetName, $"{_draft.Form.DatasetName}{missing}")) : known];
    }

    private void TakeDataset(string name)
    {
        var conditions = _datasets?.FirstOrDefault(d => d.Name == name)?.Segments.Select(s => s.Condition).ToList() ?? [];
        Edit(_draft.Form.WithDataset(name, conditions));
    }

    private void Edit(SweepForm form)
    {
        _draft.EditForm(form);
        Changed();
    }

    private void EditYaml(string yaml)
    {
        _draft.EditYaml(yaml);
        Changed();
    }

    /// <summary>Asks what the draft would cost, once its writer rests. An answer that comes after the next change is dropped.</summary>
    private void Changed()
    {
        _refusal = null;
        _question.Cancel();
        _question.Dispose();
        _question = new CancellationTokenSource();
        _asking = _draft.CanBeAsked;
        if (_draft.Errors.Count > 0)
            _preview = null;
        if (_asking)
            _ = PreviewAsync(_question.Token);
    }

    private async Task PreviewAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Rest, Time, cancellation);
            var version = _draft.Version;
            var reply = await Grains.GetGrain<ISweepsGrain>(0).PreviewAsync(_draft.Yaml, cancellation).WaitAsync(cancellation);
            _draft.TakeErrors(version, reply.Errors);
            (_preview, _asking, _problem) = (reply.Preview, false, null);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e) when (IsClusters(e))
        {
            (_preview, _asking) = (null, false);
            _problem = $"No preview: {e.Message}";
        }

        await InvokeAsync(StateHasChanged);
    }

    private async Task LaunchAsync()
    {
        if (_draft.Errors.Count > 0)
        {
            Refuse();
            return;
        }

        _launching = true;
        try
        {
            var version = _draft.Version;
            var reply = await Grains.GetGrain<ISweepsGrain>(0).LaunchAsync(_draft.Yaml);
            if (reply.Errors.Count == 0)
            {
                Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/sweeps/{reply.Sweep}"));
                return;
            }

            _draft.TakeErrors(version, reply.Errors);
            Refuse();
        }
        catch (Exception e) when (IsClusters(e))
        {
            _refusal = $"The cluster could not do this ({e.Message}). Look at the list of sweeps before launching again: it may have started.";
        }
        finally
        {
            _launching = false;
        }
    }

    private void Refuse() => _refusal = _draft.Errors.Count == 1
        ? "Nothing was started: one error stands at its field and beside the YAML."
        : $"Nothing was started: {_draft.Errors.Count} errors stand at their fields and beside the YAML.";

    private static bool IsClusters(Exception e) => e is TimeoutException or OrleansException;
}
