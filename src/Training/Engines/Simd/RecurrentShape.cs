using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// How a configuration lies in memory. Hidden units are padded with zeros to whole vectors, in blocks of one vector
/// (RNN: up to four); the sums of a block's gates lie side by side as a row of vectors (<see cref="CellLayout"/>). A
/// block's weights are a panel: one row for each input and each hidden unit that the gates are fed by.
/// </summary>
internal sealed class RecurrentShape
{
    /// <summary>Chunks whose gradients are added for a block before the next block's.</summary>
    public const int ChunksAtOnce = 4;

    private const int PredictedWindows = 96,
        MostPredictedRows = PredictedWindows * 64;
    private readonly Configuration _configuration;

    /// <summary>Of a model.</summary>
    /// <param name="configuration">What is to be trained.</param>
    /// <param name="lanes">Floats in a vector.</param>
    /// <param name="columns">Columns of a row, which the first layer is fed.</param>
    public RecurrentShape(Configuration configuration, int lanes, int columns = SegmentData.UsualColumns)
    {
        (_configuration, Lanes, Columns) = (configuration, lanes, columns);
        (Cell, Hidden) = (configuration.Cell, configuration.HiddenSize);
        (Layers, Length) = (configuration.NumLayers, configuration.SequenceLength);
        Layout = CellLayout.Of(Cell, (Hidden + lanes - 1) / lanes);
        BlockUnits = Layout.UnitVectors * lanes;
        GateRow = Layout.RowVectors * lanes;
        PanelRow = Layout.PanelVectors * lanes;
        HiddenOffset = Layout.HiddenOffset * lanes;
        Blocks = (Hidden + BlockUnits - 1) / BlockUnits;
        PaddedHidden = Blocks * BlockUnits;
        Rows = Math.Max(configuration.BatchSize, Math.Clamp(MostPredictedRows / Length, 1, PredictedWindows));
    }

    /// <summary>The cell.</summary>
    public CellKind Cell { get; }

    /// <summary>How its gates lie.</summary>
    public CellLayout Layout { get; }

    /// <summary>Floats in a vector.</summary>
    public int Lanes { get; }

    /// <summary>Columns of a row.</summary>
    public int Columns { get; }

    /// <summary>H.</summary>
    public int Hidden { get; }

    /// <summary>H in whole blocks.</summary>
    public int PaddedHidden { get; }

    /// <summary>Blocks of hidden units.</summary>
    public int Blocks { get; }

    /// <summary>Hidden units in a block.</summary>
    public int BlockUnits { get; }

    /// <summary>Floats of a block's gates.</summary>
    public int GateRow { get; }

    /// <summary>Floats of a row of weights: those of the gates that one input feeds, or one hidden unit.</summary>
    public int PanelRow { get; }

    /// <summary>Floats of a block's gates before those that the hidden state feeds.</summary>
    public int HiddenOffset { get; }

    /// <summary>Recurrent layers.</summary>
    public int Layers { get; }

    /// <summary>T, the rows in a window.</summary>
    public int Length { get; }

    /// <summary>
    /// Windows that are computed at once: a batch, or more when it is small and a test set is predicted, but fewer of
    /// long ones, which bounds the memory.
    /// </summary>
    public int Rows { get; }

    /// <summary>Whether layers' outputs are masked on their way up while training.</summary>
    public bool HasDropout => MaskedLayers.For(_configuration) > 0;

    /// <summary>
    /// Floats of all parameters, padded: those of each layer, the linear layer's weight, its bias in a vector of its
    /// own.
    /// </summary>
    public long Parameters => LayerParameters(0) + (Layers - 1) * LayerParameters(1) + PaddedHidden + Lanes;

    /// <summary>Native memory that a model takes, in bytes.</summary>
    public long Bytes => FloatArena.BytesOf(Floats);

    /// <summary>Zeros that stand for a state or an error that is not there.</summary>
    public long Zeros => Math.Max((long)Rows * Lanes, 4L * PaddedHidden);

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
        + MaskedLayers.For(_configuration) * (FloatArena.Padded(Masks) + FloatArena.Padded(Steps));

    /// <summary>Floats of a layer's recurrent weights, or of those that feed it, the other way round.</summary>
    public long TransposedPanels => (long)Blocks * PanelRow * PaddedHidden;

    /// <summary>Floats of what went into a layer, in tiles, for one chunk.</summary>
    public int ChunkTiles => GradientChunk.MostRows * (Math.Max(Inputs(0), Inputs(Layers - 1)) + PaddedHidden);

    /// <summary>Floats of the tiles of all chunks.</summary>
    public long Tiles => (long)ChunksAtOnce * ChunkTiles;

    /// <summary>Floats of a layer's hidden states: T × rows × H.</summary>
    public long Steps => (long)Length * Rows * PaddedHidden;

    /// <summary>Floats of a layer's gates: T × rows × blocks.</summary>
    public long Gates => (long)Length * Rows * Blocks * GateRow;

    /// <summary>Floats of one time of a layer's hidden states: rows × H.</summary>
    public long Time => (long)Rows * PaddedHidden;

    /// <summary>Floats of the sums of a layer's biases.</summary>
    public long Biases => (long)Blocks * GateRow;

    /// <summary>Floats of a dropout mask, which is not padded, but for a block that is read over its end.</summary>
    public long Masks => (long)Length * Rows * Hidden + BlockUnits;

    private long LayerFloats =>
        FloatArena.Padded(Gates)
        + (1 + Layout.States) * FloatArena.Padded(Steps)
        + (1 + Layout.Carried) * FloatArena.Padded(Time)
        + 2 * FloatArena.Padded(Biases);

    /// <summary>Values that feed a layer: the columns of a row, or the hidden units below.</summary>
    public int Inputs(int layer) => layer == 0 ? Columns : PaddedHidden;

    /// <summary>Floats of a block's panel.</summary>
    public int Panel(int layer) => checked((Inputs(layer) + PaddedHidden) * PanelRow);

    /// <summary>Floats of a layer's parameters: the panels of its blocks, b_ih, b_hh.</summary>
    public long LayerParameters(int layer) => (long)Blocks * (Panel(layer) + 2 * PanelRow);

    /// <summary>Refuses windows of another length or width than the model's; where there are none, any are right.</summary>
    /// <exception cref="ArgumentException">They have another one.</exception>
    public void Require(Windows windows)
    {
        if ((windows.Length != Length || windows.Columns != Columns) && windows.Count > 0)
        {
            throw new ArgumentException(
                $"the windows have {windows.Length} rows of {windows.Columns} columns, and the model's have {Length} of {Columns}",
                nameof(windows)
            );
        }
    }
}
