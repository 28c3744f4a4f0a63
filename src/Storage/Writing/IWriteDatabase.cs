namespace GearSweep.Storage.Writing;

/// <summary>A database that the writer can open, again and again if need be.</summary>
internal interface IWriteDatabase
{
    /// <summary>How messages call it; without any secret.</summary>
    string Name { get; }

    /// <summary>Opens it for writing.</summary>
    WriteSession Open();

    /// <summary>
    /// Whether an error means that the database has gone away and may come back: the same transaction may succeed
    /// later.
    /// </summary>
    bool IsOutage(Exception error);
}
