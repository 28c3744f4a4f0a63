using GearSweep.Shared.Configurations;

namespace GearSweep.Benchmarks.Engines;

/// <summary>A shape whose speed is measured, and what it should reach.</summary>
/// <param name="Hidden">Hidden units a layer.</param>
/// <param name="Layers">Layers.</param>
/// <param name="Length">Rows a window.</param>
/// <param name="RatioAim">PyTorch's seconds an epoch ÷ the engine's, at least; <see langword="null"/> where none is
/// set.</param>
/// <param name="ShareAim">Share of the processor's peak, at least; <see langword="null"/> where none is set.</param>
/// <param name="Cell">The recurrent cell.</param>
internal sealed record Shape(
    int Hidden,
    int Layers,
    int Length,
    double? RatioAim,
    double? ShareAim,
    CellKind Cell = CellKind.Lstm
)
{
    /// <summary>The head of a column of shapes.</summary>
    public const string Head = "hidden × layers, T";

    /// <summary>The shapes of all tables.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new(16, 1, 7, 15, null),
        new(32, 1, 7, 10, null),
        new(64, 1, 7, 3.8, 0.6),
        new(64, 2, 14, 2.2, 0.6),
        new(128, 2, 7, 1.8, 0.7),
        new(256, 2, 7, 1.35, 0.7),
        new(512, 2, 7, null, 0.7),
    ];

    /// <summary>Those of up to 128 hidden units with the other cells.</summary>
    public static IReadOnlyList<Shape> OtherCells { get; } =
    [
        .. from cell in new[] { CellKind.Gru, CellKind.Rnn }
        from shape in All
        where shape.Hidden <= 128
        select shape with
        {
            Cell = cell,
            RatioAim = shape switch
            {
                { Hidden: 16 } => 10,
                { Hidden: 128 } => 1.5,
                _ => null,
            },
            ShareAim = null,
        },
    ];

    /// <summary>What to train: a batch of 100 windows a step, without dropout.</summary>
    public Configuration Configuration =>
        new()
        {
            HiddenSize = Hidden,
            NumLayers = Layers,
            SequenceLength = Length,
            Cell = Cell,
        };

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{(Cell == CellKind.Lstm ? "" : $"{Cell.ToName()} ")}{Hidden} × {Layers}, {Length}"
        );
}
