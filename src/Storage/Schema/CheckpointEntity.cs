namespace GearSweep.Storage.Schema;

/// <summary>The newest checkpoint of a trial that has not ended.</summary>
internal sealed class CheckpointEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public int Epoch { get; set; }

    public required byte[] Content { get; set; }
}
