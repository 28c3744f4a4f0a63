namespace GearSweep.Storage.Failures;

/// <summary>Another process, or another part of this one, owns the store.</summary>
public sealed class StoreInUseException(string message, Exception? innerException)
    : StorageException(message, innerException!);
