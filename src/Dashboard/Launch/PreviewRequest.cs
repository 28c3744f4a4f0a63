using GearSweep.Dashboard.Live;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// What a draft would cost, asked of the cluster once its writer rests. An answer that comes after the next change is
/// dropped.
/// </summary>
internal sealed class PreviewRequest(IGrainFactory grains, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.3);

    private readonly LatestRequest _question = new();

    /// <summary>The last answer; <see langword="null"/> for a draft with errors, and when there was none.</summary>
    public SweepPreview? Preview { get; private set; }

    /// <summary>Whether an answer is on its way, or nothing was asked yet.</summary>
    public bool IsWaiting { get; private set; } = true;

    /// <summary>Why there was no answer.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks, in place of what was asked before.</summary>
    /// <returns>Whether there is an answer, or the reason why there is none.</returns>
    public async Task<bool> AskAsync(SpecificationDraft draft)
    {
        var cancellation = _question.Begin();
        IsWaiting = draft.CanBeAsked;
        if (draft.Errors.Count > 0)
            Preview = null;
        if (!IsWaiting)
            return false;
        try
        {
            await Task.Delay(Rest, time, cancellation);
            var version = draft.Version;
            var reply = await grains
                .GetGrain<ISweepsGrain>(0)
                .PreviewAsync(draft.Yaml, cancellation)
                .WaitAsync(cancellation);
            draft.TakeErrors(version, reply.Errors);
            (Preview, IsWaiting, Problem) = (reply.Preview, false, null);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            (Preview, IsWaiting, Problem) = (null, false, $"No preview: {e.Message}");
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _question.Dispose();
}
