namespace GearSweep.Training.Datasets;

/// <summary>
/// How much of a dataset is read before it is refused, so that a wrong file cannot take the whole memory.
/// </summary>
/// <param name="Rows">Data rows.</param>
/// <param name="Values">Values in the measured columns, rows × channels: with two channels, 20 million rows take 0.6 GB
/// while they are read.</param>
/// <param name="LineBytes">Bytes of one line.</param>
/// <param name="Conditions">Pairs of operating condition and gear.</param>
internal sealed record ReadLimits(
    int Rows = 20_000_000,
    int Values = 40_000_000,
    int LineBytes = 1 << 20,
    int Conditions = 1_000
)
{
    public static ReadLimits Default { get; } = new();
}
