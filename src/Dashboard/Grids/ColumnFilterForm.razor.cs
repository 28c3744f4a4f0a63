using GearSweep.Dashboard.Live;
using GearSweep.Shared.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Grids;

/// <summary>
/// What a person fills in to filter a column. Enter applies it, Escape leaves it; the focus goes in and back.
/// </summary>
public sealed partial class ColumnFilterForm
{
    private static readonly (ColumnOperator Value, string Words)[] Operators =
    [
        (ColumnOperator.Equal, "="),
        (ColumnOperator.Less, "<"),
        (ColumnOperator.LessOrEqual, "≤"),
        (ColumnOperator.Greater, ">"),
        (ColumnOperator.GreaterOrEqual, "≥"),
        (ColumnOperator.Between, "between"),
    ];

    private readonly HashSet<string> _words = [];
    private ElementReference _form;
    private IJSObjectReference? _focus;
    private ColumnOperator _operator = ColumnOperator.GreaterOrEqual;
    private string? _low,
        _high;

    /// <summary>The column's heading.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>How it is filtered.</summary>
    [Parameter, EditorRequired]
    public FilterKind Kind { get; set; }

    /// <summary>The words to choose from.</summary>
    [Parameter]
    public IReadOnlyList<string> Words { get; set; } = [];

    /// <summary>How it is filtered now: see <see cref="ColumnFilter.Read"/>; words have commas between them.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Applies a filter, or none; answers what is wrong with it, or nothing.</summary>
    [Parameter, EditorRequired]
    public Func<string?, string?> Apply { get; set; } = _ => null;

    /// <summary>The form is done.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Close { get; set; } = () => Task.CompletedTask;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private string? Error { get; set; }

    private bool IsRange => _operator == ColumnOperator.Between;

    private string? Text =>
        Kind switch
        {
            FilterKind.Number when IsRange => string.IsNullOrWhiteSpace(_low) && string.IsNullOrWhiteSpace(_high)
                ? null
                : $"{_low}..{_high}",
            FilterKind.Number => string.IsNullOrWhiteSpace(_low) ? null : ColumnFilter.Sign(_operator) + _low.Trim(),
            FilterKind.Text => string.IsNullOrWhiteSpace(_low) ? null : _low.Trim(),
            _ => _words.Count == 0 ? null : string.Join(',', Words.Where(_words.Contains)),
        };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_focus is not null)
                await _focus.DisposeAsync();
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left with the form open.
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Value is null)
            return;
        if (Kind is FilterKind.Word or FilterKind.Words)
            _words.UnionWith(Value.Split(','));
        else if (Kind == FilterKind.Number && ColumnFilter.Read("number", Value).Filter is { } filter)
            (_operator, _low, _high) = (
                filter.Operator,
                (filter with { Operator = ColumnOperator.Equal }).ToString(),
                (filter with { Operator = ColumnOperator.Equal, Value = filter.High }).ToString()
            );
        else
            _low = Value;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _focus = await Script.InvokeAsync<IJSObjectReference>("import", "./Grids/ColumnFilterForm.razor.js");
            await _focus.InvokeVoidAsync("enter", _form);
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            // The browser has left meanwhile.
        }
    }

    private void Choose(string word, object? isChosen)
    {
        if (Kind == FilterKind.Word)
            _words.Clear();
        if (isChosen is false)
            _words.Remove(word);
        else
            _words.Add(word);
    }

    private Task ApplyAsync()
    {
        Error = Apply(Text);
        return Error is null ? LeaveAsync() : Task.CompletedTask;
    }

    private Task ClearAsync()
    {
        Apply(null);
        return LeaveAsync();
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? LeaveAsync() : Task.CompletedTask;

    private async Task LeaveAsync()
    {
        try
        {
            if (_focus is not null)
                await _focus.InvokeVoidAsync("leave");
        }
        catch (Exception problem) when (CircuitClosed.Is(problem))
        {
            return;
        }

        await Close();
    }
}
