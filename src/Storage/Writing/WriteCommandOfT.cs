namespace GearSweep.Storage.Writing;

/// <summary>A command with a reply.</summary>
/// <typeparam name="T">The reply.</typeparam>
internal sealed class WriteCommand<T>(Func<WriteSession, T> execute, CancellationToken cancellation) : WriteCommand
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Reply => _reply.Task;

    public override bool IsCancelled => cancellation.IsCancellationRequested;

    public override void Execute(WriteSession session) => _result = execute(session);

    protected override void Complete() => _reply.TrySetResult(_result);

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            _reply.TrySetCanceled(cancellation);
        }
        else
        {
            _reply.TrySetException(exception);
        }
    }
}
