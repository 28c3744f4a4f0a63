namespace GearSweep.Training.Datasets;

/// <summary>How much of a file is read before it is refused, so that a wrong file cannot take the whole memory.</summary>
/// <param name="Rows">Data rows (0.9 GB in memory at the default).</param>
/// <param name="LineBytes">Bytes of one line.</param>
/// <param name="Conditions">Pairs of operating condition and gear.</param>
internal sealed record ReadLimits(int Rows = 20_000_000, int LineBytes = 1 << 20, int Conditions = 1_000)
{
    public static ReadLimits Default { get; } = new();
}
