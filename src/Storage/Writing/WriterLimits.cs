namespace GearSweep.Storage.Writing;

/// <summary>Bounds of the writer.</summary>
/// <param name="QueueCapacity">Commands that may wait; who brings more waits.</param>
/// <param name="BatchSize">Commands in one transaction at most.</param>
/// <param name="DrainTimeout">How long a stop goes on writing what is queued; the rest fails.</param>
/// <param name="WaitTimeout">How long a caller waits for its command to be on disk; infinite where the database cannot
/// go away.</param>
internal sealed record WriterLimits(int QueueCapacity, int BatchSize, TimeSpan DrainTimeout, TimeSpan WaitTimeout);
