namespace GearSweep.Storage.Schema;

/// <summary>
/// What one epoch of one attempt yielded. Rows are only added, so that a reader can follow by <see cref="Id"/>.
/// </summary>
internal sealed class LossPointEntity
{
    public long Id { get; set; }

    public int SweepId { get; set; }

    public int Trial { get; set; }

    public int Attempt { get; set; }

    public int Epoch { get; set; }

    /// <summary><see langword="null"/> when it is not a number.</summary>
    public double? TrainMse { get; set; }

    public double? ValidationMse { get; set; }

    public double Seconds { get; set; }

    /// <summary>Whether a later attempt began at or before this epoch, so that its own point counts.</summary>
    public bool Superseded { get; set; }
}
