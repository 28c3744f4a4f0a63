namespace GearSweep.Grains.Simulation;

/// <summary>Open until it is closed; who comes then waits until it is opened again.</summary>
internal sealed class Gate
{
    private TaskCompletionSource _open = Opened();

    public Task PassAsync() => Volatile.Read(ref _open).Task;

    public void Close() =>
        Volatile.Write(ref _open, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Open() => Volatile.Read(ref _open).TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var gate = new TaskCompletionSource();
        gate.SetResult();
        return gate;
    }
}
