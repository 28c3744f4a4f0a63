using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The plain recurrent network (Elman 1990), as PyTorch's <c>nn.RNN</c> has it.</summary>
internal sealed unsafe class RnnCell<TLanes, TVector>(RecurrentShape shape) : IRecurrentCell
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>h = tanh(a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(int rows, int block, int time, float* gates, UnitRows before, UnitRows hidden)
    {
        nint units = shape.BlockUnits;
        var to = hidden.First;
        for (var row = 0; row < rows; row++, gates += units, to += hidden.Stride)
        {
            for (nint unit = 0; unit < units; unit += TLanes.Count)
                TLanes.Store(Activations<TLanes, TVector>.Tanh(TLanes.Load(gates + unit)), to + unit);
        }
    }

    /// <summary>δa = δh ⊙ (1 − h²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(
        int rows,
        int block,
        int time,
        float* gates,
        UnitRows before,
        UnitRows hidden,
        UnitRows above,
        UnitRows after,
        float* biasErrors
    )
    {
        var one = TLanes.Create(1);
        nint units = shape.BlockUnits;
        for (nint unit = 0; unit < units; unit += TLanes.Count)
        {
            float* error = gates + unit,
                h = hidden.First + unit,
                up = above.First + unit,
                later = after.First + unit;
            var sum = TLanes.Load(biasErrors + unit);
            for (var row = 0; row < rows; row++)
            {
                var state = TLanes.Load(h);
                var d = TLanes.Multiply(
                    TLanes.Add(TLanes.Load(up), TLanes.Load(later)),
                    TLanes.Subtract(one, TLanes.Multiply(state, state))
                );
                TLanes.Store(d, error);
                sum = TLanes.Add(sum, d);
                error += units;
                h += hidden.Stride;
                up += above.Stride;
                later += after.Stride;
            }

            TLanes.Store(sum, biasErrors + unit);
        }
    }
}
