namespace GearSweep.Storage.Backups;

/// <summary>A copy that was made and checked.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sweeps">Sweeps in it.</param>
/// <param name="Trials">Trials in it.</param>
public sealed record BackupReport(string Path, long Bytes, long Sweeps, long Trials);
