using GearSweep.Dashboard.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Layout;

/// <summary>The frame of every page: the top bar, the theme, and where an error of a page is shown.</summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private DotNetObjectReference<MainLayout>? _self;
    private bool _dark;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string SwitchLabel => _dark ? "Use the light theme" : "Use the dark theme";

    // With a base address, "#content" alone would lead to the first page.
    private string SkipTarget => $"{Navigation.Uri.Split('#')[0]}#content";

    /// <summary>The browser says that the system's preference has changed.</summary>
    [JSInvokable]
    public Task SetDarkAsync(bool dark)
    {
        _dark = dark;
        return InvokeAsync(StateHasChanged);
    }

    /// <inheritdoc/>
    public void Dispose() => _self?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            var dark = await Script.InvokeAsync<bool>("gearsweepTheme.follow", _self);
            if (dark != _dark)
                await SetDarkAsync(dark);
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left before the page was drawn.
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    private async Task SwitchAsync()
    {
        _dark = !_dark;
        await Script.InvokeVoidAsync("gearsweepTheme.set", _dark);
    }
}
