using GearSweep.Dashboard.Live;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Launch;

/// <summary>A specification's text with numbered lines, and what is wrong with it, by line.</summary>
public sealed partial class YamlEditor : IAsyncDisposable
{
    private ElementReference _area;
    private ElementReference _gutter;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<YamlEditor>? _self;
    private int _shownVersion = -1;
    private IReadOnlyList<SpecError>? _marked;
    private bool _disposed;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>
    /// Raised when <see cref="Text"/> was changed elsewhere and is to replace what the browser shows.
    /// </summary>
    [Parameter, EditorRequired]
    public int TextVersion { get; set; }

    /// <summary>What is wrong.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SpecError> Errors { get; set; } = [];

    /// <summary>A person has edited the text, and rests.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnEdit { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>The browser reports the text.</summary>
    [JSInvokable]
    public Task TextEditedAsync(string text) => InvokeAsync(() => OnEdit.InvokeAsync(text));

    /// <summary>The browser reports a text that is longer than one of its messages may be.</summary>
    [JSInvokable]
    public async Task LongTextEditedAsync(IJSStreamReference text)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var stream = await text.OpenReadStreamAsync(SpecLimits.Characters * 4L);
        using var reader = new StreamReader(stream);
        await TextEditedAsync(await reader.ReadToEndAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            if (_editor is not null)
            {
                await _editor.InvokeVoidAsync("dispose");
                await _editor.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser is gone, and the text with it.
        }

        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                var module = await Script.InvokeAsync<IJSObjectReference>("import", "./Launch/YamlEditor.razor.js");
                if (_disposed)
                {
                    await module.DisposeAsync();
                    return;
                }

                _module = module;
                _editor = await module.InvokeAsync<IJSObjectReference>("create", _area, _gutter, _self);
            }

            if (_editor is not null)
                await ShowAsync(_editor);
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left.
        }
    }

    private async Task ShowAsync(IJSObjectReference editor)
    {
        if (_shownVersion != TextVersion)
        {
            _shownVersion = TextVersion;
            await editor.InvokeVoidAsync("setText", Text);
        }

        if (!ReferenceEquals(_marked, Errors))
        {
            _marked = Errors;
            await editor.InvokeVoidAsync(
                "mark",
                Errors.Select(e => e.Line).Where(line => line > 0).Distinct().ToArray()
            );
        }
    }

    private async Task GoToAsync(int line)
    {
        if (_editor is not null)
            await _editor.InvokeVoidAsync("goTo", line);
    }
}
