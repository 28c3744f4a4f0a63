namespace GearSweep.Storage.Schema;

/// <summary>
/// Squared errors of a completed trial and of AR* on its test rows, summed up over blocks of rows: little-endian doubles,
/// scaled.
/// </summary>
internal sealed class TestErrorsEntity
{
    public int SweepId { get; set; }

    public int Trial { get; set; }

    public int BlockRows { get; set; }

    public int CorrelationRows { get; set; }

    public required byte[] Model { get; set; }

    public required byte[] ArStar { get; set; }
}
