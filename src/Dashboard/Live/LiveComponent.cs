using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Live;

/// <summary>A component that shows something of the cluster and follows it: see <see cref="Poller"/>.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    /// <summary>How often a thing that moves is asked for.</summary>
    protected static readonly TimeSpan Moving = TimeSpan.FromSeconds(0.8);

    /// <summary>How often a thing that stands still is asked for: another page may have started it again.</summary>
    protected static readonly TimeSpan AtRest = TimeSpan.FromSeconds(5);

    private Poller? _poller;
    private object? _wanted;

    /// <summary>The cluster.</summary>
    [Inject]
    protected IGrainFactory Grains { get; set; } = default!;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Time { get; set; } = default!;

    /// <summary>The address.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Why the last question had no answer; <see langword="null"/> when it had.</summary>
    protected string? Problem { get; private set; }

    /// <summary>The pause before the next question.</summary>
    protected abstract TimeSpan? Interval { get; }

    /// <summary>
    /// What the parameters ask for, compared by value: when it becomes another, the component asks again at once.
    /// </summary>
    protected abstract object Wanted { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_poller is not null)
            await _poller.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Fetches what is shown.</summary>
    /// <param name="cancellation">The component is gone.</param>
    /// <returns>Whether there is anything new to draw.</returns>
    protected abstract Task<bool> FetchAsync(CancellationToken cancellation);

    /// <summary>Asks again now: what is wanted has changed.</summary>
    protected void Refetch() => _poller?.Nudge();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var wanted = Wanted;
        if (_poller is null)
            _poller = Poller.Start(Time, AskAsync, () => Interval, FailedAsync);
        else if (!wanted.Equals(_wanted))
            _poller.Nudge();
        _wanted = wanted;
    }

    /// <summary>
    /// Changes the address without leaving the page: a step of history, which Back undoes. A <see langword="null"/>
    /// takes the parameter out.
    /// </summary>
    protected void SetQuery(string name, string? value) => SetQuery(new Dictionary<string, object?> { [name] = value });

    /// <summary>Changes several parameters of the address at once.</summary>
    /// <param name="values">The parameters.</param>
    /// <param name="sameStep">Whether it goes on with the step before, as the next letter of a word that is typed
    /// does.</param>
    protected void SetQuery(IReadOnlyDictionary<string, object?> values, bool sameStep = false)
    {
        var address = Navigation.GetUriWithQueryParameters(values);
        if (address != Navigation.Uri)
            Navigation.NavigateTo(address, replace: sameStep);
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        var changed = await FetchAsync(cancellation);
        if (!changed && Problem is null)
            return;
        Problem = null;
        await InvokeAsync(StateHasChanged);
    }

    private Task FailedAsync(Exception problem)
    {
        Problem = $"The cluster did not answer ({problem.Message}); this page asks again by itself.";
        return InvokeAsync(StateHasChanged);
    }
}
