using System.Globalization;
using GearSweep.Dashboard.Access;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Launch;

/// <summary>Where a sweep is written, priced and launched.</summary>
public sealed partial class LaunchPage : IDisposable
{
    private LaunchDraft _work = new(new LaunchStart());
    private LaunchStart? _start;
    private bool _continued;
    private IReadOnlyList<DatasetSummary>? _datasets;
    private PreviewRequest _price = default!;
    private bool _launching;
    private string? _problem;
    private string? _refusal;

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

    [Inject]
    private PageChanges Changes { get; set; } = default!;

    [Inject]
    private LaunchDrafts Drafts { get; set; } = default!;

    private LaunchStart Asked => new(PresetName, DatasetName, Clone);

    private SpecificationDraft Draft => _work.Specification;

    private DatasetSummary? Dataset => _datasets?.FirstOrDefault(d => d.Name == Draft.Form.DatasetName);

    private IReadOnlyList<OperatingCondition> Available =>
        Dataset is { } dataset ? [.. dataset.Segments.Select(s => s.Condition)] : [];

    /// <inheritdoc/>
    public void Dispose() => _price?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _price = new PreviewRequest(Grains, Time);
        // What was left is there at once, before the data directory has been read.
        _work = Drafts.Find(Asked) ?? _work;
        await ReadDatasetsAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_start == Asked)
            return;
        _start = Asked;
        if (Drafts.Find(_start) is { } left)
            Continue(left);
        else
            await BeginAsync(_start);
    }

    private void Continue(LaunchDraft left)
    {
        (_work, _continued) = (left, true);
        Drafts.Keep(left);
        Changed();
    }

    private async Task BeginAsync(LaunchStart start)
    {
        var work = new LaunchDraft(start);
        (_work, _continued) = (work, false);
        Drafts.Keep(work);
        if (start.Copied is not null)
            await TakeCloneAsync(work, start.Copied);
        else
            Take(() => work.TakePreset(start.Preset));
        if (work != _work)
            return; // Another address was asked for meanwhile.
        if (start.Dataset is not null)
            TakeDataset(start.Dataset);
        work.Begin();
    }

    private async Task BeginAnewAsync()
    {
        var before = Draft.Yaml;
        await BeginAsync(_work.Start);
        _work.Replaced = before;
    }

    /// <summary>A step of history: Back leads to what was written before.</summary>
    private async Task TakePresetAsync(Preset preset)
    {
        var before = Draft.Yaml;
        var start = new LaunchStart(preset.Name);
        var isElsewhere = start != Asked;
        _start = start;
        await BeginAsync(start);
        _work.Replaced = before;
        if (isElsewhere)
            Navigation.NavigateTo($"/sweeps/new?preset={Uri.EscapeDataString(preset.Name)}");
    }

    private void TakeBack() => Take(_work.TakeBack);

    private void Take(Action text)
    {
        text();
        Changed();
    }

    private async Task TakeCloneAsync(LaunchDraft work, string clone)
    {
        try
        {
            var detail = int.TryParse(clone, NumberStyles.None, CultureInfo.InvariantCulture, out var sweep)
                ? await Grains.GetGrain<IResultsGrain>(0).SweepAsync(sweep)
                : null;
            if (work != _work)
                return;
            if (detail is not null)
            {
                Take(() => work.TakeCopy(detail));
                return;
            }

            Take(() => work.TakePreset(null));
            work.Purpose = $"There is no sweep '{clone}' to start from; this is {Presets.All[0].Name}.";
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

    private void TakeDataset(string name)
    {
        var conditions =
            _datasets?.FirstOrDefault(d => d.Name == name)?.Segments.Select(s => s.Condition).ToList() ?? [];
        Edit(Draft.Form.WithDataset(name, conditions));
    }

    private void Edit(SweepForm form)
    {
        Draft.EditForm(form);
        Changed();
    }

    private void EditYaml(string yaml)
    {
        Draft.EditYaml(yaml);
        Changed();
    }

    private void Changed()
    {
        _refusal = null;
        _ = PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        if (!await _price.AskAsync(Draft))
            return;
        _problem = _price.Problem;
        await InvokeAsync(StateHasChanged);
    }

    private async Task LaunchAsync()
    {
        if (Draft.Errors.Count > 0)
        {
            Refuse();
            return;
        }

        _launching = true;
        try
        {
            var (work, version) = (_work, Draft.Version);
            var (grain, yaml) = (Grains.GetGrain<ISweepsGrain>(0), Draft.Yaml);
            var reply = await Changes.LaunchAsync(() => grain.LaunchAsync(yaml));
            if (reply.Errors.Count == 0)
            {
                Drafts.Drop(work.Start);
                Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/sweeps/{reply.Sweep}"));
                return;
            }

            work.Specification.TakeErrors(version, reply.Errors);
            Refuse();
        }
        catch (Exception e) when (IsClusters(e))
        {
            _refusal =
                $"The cluster could not do this ({e.Message}). Look at the list of sweeps before launching again: it may have started.";
        }
        catch (UnauthorizedAccessException e)
        {
            _refusal = $"Nothing was started: {e.Message}";
        }
        finally
        {
            _launching = false;
        }
    }

    private void Refuse() =>
        _refusal =
            Draft.Errors.Count == 1
                ? "Nothing was started: one error stands at its field and beside the YAML."
                : $"Nothing was started: {Draft.Errors.Count} errors stand at their fields and beside the YAML.";

    private static bool IsClusters(Exception e) => e is TimeoutException or OrleansException;
}
