namespace GearSweep.Training.Engines.Simd;

/// <summary>A model's memory, and the parts of it that its layers share.</summary>
internal sealed unsafe class ModelMemory : IDisposable
{
    /// <summary>Allocates all that a model needs.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="isGuarded">See <see cref="FloatArena(long, bool)"/>.</param>
    public ModelMemory(RecurrentShape shape, bool isGuarded)
    {
        Arena = new FloatArena(shape.Floats, isGuarded);
        try
        {
            Transposed = Arena.Take(shape.TransposedPanels);
            Tiles = Arena.Take(shape.Tiles);
            Zeros = Arena.Take(shape.Zeros);
            Windows = (int*)Arena.Take(shape.Rows);
            HiddenRows = (int*)Arena.Take(shape.Rows);
            GateRows = (int*)Arena.Take(shape.Rows);
        }
        catch
        {
            Arena.Dispose();
            throw;
        }

        for (var row = 0; row < shape.Rows; row++)
            (HiddenRows[row], GateRows[row]) = (row * shape.PaddedHidden, row * shape.GateRow);
    }

    /// <summary>Everything.</summary>
    public FloatArena Arena { get; }

    /// <summary>Weights the other way round, see <see cref="Transposition"/>.</summary>
    public float* Transposed { get; }

    /// <summary>What went into a layer, see <see cref="GradientTiles"/>.</summary>
    public float* Tiles { get; }

    /// <summary>Zeros.</summary>
    public float* Zeros { get; }

    /// <summary>Floats from the series' start to each window of the batch.</summary>
    public int* Windows { get; }

    /// <summary>Floats to each row of hidden states.</summary>
    public int* HiddenRows { get; }

    /// <summary>Floats to each row of a block's gates.</summary>
    public int* GateRows { get; }

    /// <inheritdoc/>
    public void Dispose() => Arena.Dispose();
}
