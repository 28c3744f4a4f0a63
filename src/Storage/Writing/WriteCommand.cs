namespace GearSweep.Storage.Writing;

/// <summary>Something to write. It runs on the writer, inside a transaction that it shares with others.</summary>
internal abstract class WriteCommand
{
    /// <summary>Whether nobody waits for it any more; it is then left out.</summary>
    public abstract bool IsCancelled { get; }

    /// <summary>Why it failed on its own, in a transaction that goes on without it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>
    /// Writes; again, when its transaction was lost. An exception undoes what this command wrote and nothing else.
    /// </summary>
    public abstract void Execute(WriteSession session);

    /// <summary>Tells the caller that it is on disk, or of its own failure. The transaction was committed.</summary>
    public void Settle()
    {
        if (Failure is { } failure)
        {
            Fail(failure);
        }
        else
        {
            Complete();
        }
    }

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Tells the caller that it is on disk.</summary>
    protected abstract void Complete();
}
