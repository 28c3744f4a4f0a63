namespace GearSweep.Storage.Writing;

/// <summary>Something to write. It runs on the writer, inside a transaction that it shares with others.</summary>
internal abstract class WriteCommand
{
    /// <summary>Whether nobody waits for it any more; it is then left out.</summary>
    public abstract bool IsCancelled { get; }

    /// <summary>Writes. An exception undoes what this command wrote and nothing else.</summary>
    public abstract void Execute(WriteSession session);

    /// <summary>Tells the caller that it is on disk.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception exception);
}
