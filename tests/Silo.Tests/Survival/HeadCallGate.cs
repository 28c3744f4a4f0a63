namespace GearSweep.Silo.Survival;

/// <summary>
/// Lets calls to the head's grains through, but for those that a test holds back for a while: the head answers late.
/// </summary>
internal sealed class HeadCallGate : IIncomingGrainCallFilter
{
    private volatile Func<IIncomingGrainCallContext, bool> _isHeld = _ => false;
    private volatile TaskCompletionSource _open = new();
    private int _waiting;

    /// <summary>Calls that are held back now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Holds calls back until <see cref="Open"/>.</summary>
    public void Close(Func<IIncomingGrainCallContext, bool> calls)
    {
        _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _isHeld = calls;
    }

    /// <summary>Lets all calls through again.</summary>
    public void Open()
    {
        _isHeld = _ => false;
        _open.TrySetResult();
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (_isHeld(context))
        {
            Interlocked.Increment(ref _waiting);
            await _open.Task;
            Interlocked.Decrement(ref _waiting);
        }

        await context.Invoke();
    }
}
