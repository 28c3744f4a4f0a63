using GearSweep.Dashboard.Live;
using GearSweep.Dashboard.Theme;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Charts;

/// <summary>
/// A chart of lines with a table behind it. The browser's module owns the drawing; this component hands it columns of
/// points and never keeps or renders one.
/// </summary>
public sealed partial class Chart : IAsyncDisposable
{
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private DotNetObjectReference<Chart>? _self;
    private readonly List<ChartBatch> _waiting = [];
    private ChartBatch? _shown;
    private ChartOptions? _options;
    private DarkMode? _theme;
    private string? _problem;
    private bool _table;
    private bool _disposed;

    /// <summary>What the chart shows, in one sentence, for people who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Axes and the like. A new object redraws.</summary>
    [Parameter, EditorRequired]
    public ChartOptions Options { get; set; } = default!;

    /// <summary>
    /// All lines and points. Another object replaces all that was drawn; for further points see
    /// <see cref="AppendAsync"/>.
    /// </summary>
    [Parameter]
    public ChartBatch? Data { get; set; }

    /// <summary>Written above the chart.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Height of the drawing, as CSS writes it.</summary>
    [Parameter]
    public string Height { get; set; } = "20rem";

    /// <summary>Switches of the chart, beside its title.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>The same figures as a table.</summary>
    [Parameter]
    public RenderFragment? Table { get; set; }

    /// <summary>A line was clicked: its <see cref="ChartLine.Group"/>.</summary>
    [Parameter]
    public EventCallback<string> OnLineClick { get; set; }

    [CascadingParameter]
    private DarkMode? Theme { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>Adds points to the lines that there are, and lines that are new.</summary>
    public async Task AppendAsync(ChartBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_chart is null || !ReferenceEquals(_shown, Data))
            _waiting.Add(batch);
        else
            await PutAsync(batch, replace: false);
    }

    /// <summary>The browser's module reports a click on a line.</summary>
    [JSInvokable]
    public Task LineClickedAsync(string group) => InvokeAsync(() => OnLineClick.InvokeAsync(group));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            if (_chart is not null)
            {
                await _chart.InvokeVoidAsync("dispose");
                await _chart.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser is gone, and the drawing with it.
        }

        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await CreateAsync();
            else if (_chart is not null)
                await UpdateAsync(_chart);
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left; nothing is to be drawn any more.
        }
        catch (JSException problem)
        {
            _problem = $"The chart cannot be drawn: {problem.Message} The table has the same figures.";
            StateHasChanged();
        }
    }

    private async Task CreateAsync()
    {
        _self = DotNetObjectReference.Create(this);
        var module = await Script.InvokeAsync<IJSObjectReference>("import", "./Charts/Chart.razor.js");
        if (_disposed)
        {
            await module.DisposeAsync();
            return;
        }

        _module = module;
        (_options, _theme) = (Options, Theme);
        var chart = await _module.InvokeAsync<IJSObjectReference>("create", _canvas, _self, _options);
        if (_disposed)
        {
            await chart.InvokeVoidAsync("dispose");
            return;
        }

        _chart = chart;
        await UpdateAsync(chart);
    }

    private async Task UpdateAsync(IJSObjectReference chart)
    {
        if (_theme != Theme)
        {
            _theme = Theme;
            await chart.InvokeVoidAsync("setTheme");
        }

        if (_options != Options)
        {
            _options = Options;
            await chart.InvokeVoidAsync("setOptions", _options);
        }

        if (Data is { } data && !ReferenceEquals(_shown, data))
        {
            _shown = data;
            await PutAsync(data, replace: true);
        }

        while (_waiting.Count > 0)
        {
            var batch = _waiting[0];
            _waiting.RemoveAt(0);
            await PutAsync(batch, replace: false);
        }
    }

    private async Task PutAsync(ChartBatch batch, bool replace)
    {
        if (_chart is null || _disposed)
            return;
        try
        {
            await _chart.InvokeVoidAsync("put", batch.Lines, batch.Counts, batch.XBytes(), batch.YBytes(), replace);
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left.
        }
    }
}
