using System.Runtime.CompilerServices;
using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The mask between a layer and the one above it, while training.</summary>
internal sealed unsafe class DropoutLayer<TLanes, TVector>(RecurrentShape shape, int layer, FloatArena arena)
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly float* _mask = arena.Take(shape.Masks);
    private readonly float* _masked = arena.Take(shape.Steps);

    /// <summary>The masked hidden states of all times.</summary>
    public float* Masked => _masked;

    /// <summary>Draws the batch's mask, and masks the hidden states.</summary>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="batch">From 0.</param>
    /// <param name="configuration">For the probability.</param>
    /// <param name="rows">Windows.</param>
    /// <param name="hidden">The hidden states of all times.</param>
    public void Forward(ulong seed, int epoch, int batch, Configuration configuration, int rows, float* hidden)
    {
        var mask = new Span<float>(_mask, checked(rows * shape.Length * shape.Hidden));
        RandomStream.DropoutMask(seed, epoch, batch, layer, configuration.Dropout, mask);
        Multiply(rows, hidden, _masked);
    }

    /// <summary>Masks the errors of all times, which come from above.</summary>
    public void Backward(int rows, float* errors) => Multiply(rows, errors, errors);

    /// <summary>
    /// The mask's rows are windows × T × H without padding: what is read beyond a row meets padding, which is zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int rows, float* values, float* result)
    {
        for (var time = 0; time < shape.Length; time++)
        {
            for (var row = 0; row < rows; row++)
            {
                var at = ((nint)time * shape.Rows + row) * shape.PaddedHidden;
                var mask = _mask + ((nint)row * shape.Length + time) * shape.Hidden;
                for (nint k = 0; k < shape.PaddedHidden; k += TLanes.Count)
                    TLanes.Store(TLanes.Multiply(TLanes.Load(values + at + k), TLanes.Load(mask + k)), result + at + k);
            }
        }
    }
}
