using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// How the sums of a block of hidden units lie side by side, as a row of vectors. LSTM: i f g o. GRU: nˣ r z nʰ, for r
/// lies between what the input and what the hidden state add to n; the input feeds the first three, the hidden state
/// the last three. RNN: one sum for each of the block's units.
/// </summary>
/// <param name="UnitVectors">Vectors of hidden units in a block.</param>
/// <param name="PanelVectors">Vectors of a row that one input feeds, or one hidden unit.</param>
/// <param name="HiddenOffset">Vectors before those that the hidden state feeds.</param>
/// <param name="States">What else a cell keeps of every time, in floats for each hidden state.</param>
/// <param name="Carried">What else goes back from time to time, in floats for each hidden state.</param>
internal sealed record CellLayout(int UnitVectors, int PanelVectors, int HiddenOffset, int States, int Carried)
{
    private const int MostVectors = 4;

    /// <summary>Vectors in a row.</summary>
    public int RowVectors => PanelVectors + HiddenOffset;

    /// <summary>Of a cell whose layers have so many vectors of hidden units.</summary>
    public static CellLayout Of(CellKind cell, int vectors)
    {
        switch (cell)
        {
            case CellKind.Lstm:
                return new(UnitVectors: 1, PanelVectors: 4, HiddenOffset: 0, States: 2, Carried: 1);
            case CellKind.Gru:
                return new(UnitVectors: 1, PanelVectors: 3, HiddenOffset: 1, States: 0, Carried: 1);
            case CellKind.Rnn:
                var blocks = (vectors + MostVectors - 1) / MostVectors;
                var width = (vectors + blocks - 1) / blocks;
                return new(UnitVectors: width, PanelVectors: width, HiddenOffset: 0, States: 0, Carried: 0);
            default:
                throw new ArgumentOutOfRangeException(nameof(cell), cell, "no such cell");
        }
    }
}
