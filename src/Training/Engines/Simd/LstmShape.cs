using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// How a configuration lies in memory. Hidden units are padded with zeros to whole vectors, in blocks of one vector; a
/// block's four gates lie side by side, i f g o, as a row of four vectors. A block's weights are a panel: one such row
/// for each input and each hidden unit that the gates are fed by.
/// </summary>
/// <param name="configuration">What is to be trained.</param>
/// <param name="lanes">Floats in a vector.</param>
/// <param name="columns">Columns of a row, which the first layer is fed.</param>
internal sealed class LstmShape(Configuration configuration, int lanes, int columns = SegmentData.UsualColumns)
{
    /// <summary>Chunks whose gradients are added for a block before the next block's.</summary>
    public const int ChunksAtOnce = 4;

    private const int PredictedWindows = 96,
        MostPredictedRows = PredictedWindows * 64;

    /// <summary>Floats in a vector.</summary>
    public int Lanes => lanes;

    /// <summary>Columns of a row.</summary>
    public int Columns => columns;

    /// <summary>H.</summary>
    public int Hidden => configuration.HiddenSize;

    /// <summary>H in whole vectors.</summary>
    public int PaddedHidden { get; } = (configuration.HiddenSize + lanes - 1) / lanes * lanes;

    /// <summary>Blocks of hidden units.</summary>
    public int Blocks => PaddedHidden / lanes;

    /// <summary>Floats of a block's four gates.</summary>
    public int GateRow => 4 * lanes;

    /// <summary>Recurrent layers.</summary>
    public int Layers => configuration.NumLayers;

    /// <summary>T, the rows in a window.</summary>
    public int Length => configuration.SequenceLength;

    /// <summary>
    /// Windows that are computed at once: a batch, or more when it is small and a test set is predicted, but fewer of
    /// long ones, which bounds the memory.
    /// </summary>
    public int Rows { get; } =
        Math.Max(
            configuration.BatchSize,
            Math.Clamp(MostPredictedRows / configuration.SequenceLength, 1, PredictedWindows)
        );

    /// <summary>Whether layers' outputs are masked on their way up while training.</summary>
    public bool HasDropout => MaskedLayers.For(configuration) > 0;

    /// <summary>
    /// Floats of all parameters, padded: those of each layer, the linear layer's weight, its bias in a vector of its
    /// own.
    /// </summary>
    public long Parameters => LayerParameters(0) + (Layers - 1) * LayerParameters(1) + PaddedHidden + lanes;

    /// <summary>Native memory that a model takes, in bytes.</summary>
    public long Bytes => FloatArena.BytesOf(Floats);

    /// <summary>Zeros that stand for a state or an error that is not there.</summary>
    public long Zeros => Math.Max((long)Rows * lanes, 4L * PaddedHidden);

    /// <summary>
    /// Native memory that a model takes, in floats; <see cref="SimdModel{TLanes, TVector}"/> and its layers take it in
    /// these pieces. The layer on top has no errors from above.
    /// </summary>
    public long Floats =>
        4 * FloatArena.Padded(Parameters)
        + FloatArena.Padded(TransposedPanels)
        + FloatArena.Padded(Tiles)
        + FloatArena.Padded(Zeros)
        + 3 * FloatArena.Padded(Rows)
        + Layers * LayerFloats
        + (Layers - 1) * FloatArena.Padded(Steps)
        + MaskedLayers.For(configuration) * (FloatArena.Padded(Masks) + FloatArena.Padded(Steps));

    /// <summary>Floats of a layer's recurrent weights, or of those that feed it, the other way round.</summary>
    public long TransposedPanels => 4L * PaddedHidden * PaddedHidden;

    /// <summary>Floats of what went into a layer, in tiles, for one chunk.</summary>
    public int ChunkTiles => GradientChunk.MostRows * (Math.Max(Inputs(0), Inputs(Layers - 1)) + PaddedHidden);

    /// <summary>Floats of the tiles of all chunks.</summary>
    public long Tiles => (long)ChunksAtOnce * ChunkTiles;

    /// <summary>Floats of a layer's hidden states: T × rows × H.</summary>
    public long Steps => (long)Length * Rows * PaddedHidden;

    /// <summary>Floats of a dropout mask, which is not padded, but for a vector that is read over its end.</summary>
    public long Masks => (long)Length * Rows * Hidden + lanes;

    private long LayerFloats =>
        FloatArena.Padded(4 * Steps)
        + 3 * FloatArena.Padded(Steps)
        + 2 * FloatArena.Padded((long)Rows * PaddedHidden)
        + FloatArena.Padded(4L * PaddedHidden);

    /// <summary>Values that feed a layer: the columns of a row, or the hidden units below.</summary>
    public int Inputs(int layer) => layer == 0 ? columns : PaddedHidden;

    /// <summary>Floats of a block's panel.</summary>
    public int Panel(int layer) => checked((Inputs(layer) + PaddedHidden) * GateRow);

    /// <summary>Floats of a layer's parameters: the panels of its blocks, b_ih, b_hh.</summary>
    public long LayerParameters(int layer) => (long)Blocks * (Panel(layer) + 2 * GateRow);

    /// <summary>Refuses windows of another length or width than the model's; where there are none, any are right.</summary>
    /// <exception cref="ArgumentException">They have another one.</exception>
    public void Require(Windows windows)
    {
        if ((windows.Length != Length || windows.Columns != columns) && windows.Count > 0)
        {
            throw new ArgumentException(
                $"the windows have {windows.Length} rows of {windows.Columns} columns, and the model's have {Length} of {columns}",
                nameof(windows)
            );
        }
    }
}
