using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// GRU (Cho et al. 2014), as PyTorch's <c>nn.GRU</c> has it: r lies on the hidden state's whole part of n, its bias
/// included.
/// </summary>
internal sealed unsafe class GruCell<TLanes, TVector>(RecurrentShape shape, ModelMemory memory) : IRecurrentCell
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly float* _carried = memory.Arena.Take(shape.Time);

    /// <summary>
    /// r = σ(a_r), z = σ(a_z), n = tanh(nˣ + r ⊙ nʰ); h = (1 − z) ⊙ n + z ⊙ h′. The gates become n, r, z, nʰ.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(int rows, int block, int time, float* gates, UnitRows before, UnitRows hidden)
    {
        var w = TLanes.Count;
        var gate = gates;
        for (var row = 0; row < rows; row++, gate += 4 * w)
        {
            TVector r = TLanes.Load(gate + w),
                z = TLanes.Load(gate + 2 * w);
            Activations<TLanes, TVector>.Logistic(ref r, ref z);
            TLanes.Store(TLanes.MultiplyAdd(r, TLanes.Load(gate + 3 * w), TLanes.Load(gate)), gate);
            TLanes.Store(r, gate + w);
            TLanes.Store(z, gate + 2 * w);
        }

        // A loop of its own, as tanh waits for r.
        float* from = before.First,
            to = hidden.First;
        for (var row = 0; row < rows; row++, gates += 4 * w)
        {
            var n = Activations<TLanes, TVector>.Tanh(TLanes.Load(gates));
            TLanes.Store(n, gates);
            TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(gates + 2 * w), TLanes.Subtract(TLanes.Load(from), n), n), to);
            from += before.Stride;
            to += hidden.Stride;
        }
    }

    /// <summary>
    /// With δh: δnˣ = δh ⊙ (1 − z) ⊙ (1 − n²); δnʰ = δnˣ ⊙ r; δa_r = δnʰ ⊙ nʰ ⊙ (1 − r); δa_z = δh ⊙ (h′ − n) ⊙ z ⊙ (1
    /// − z); and δh ⊙ z goes to the time before as it is.
    /// </summary>
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
        var w = TLanes.Count;
        var one = TLanes.Create(1);
        var carried = _carried + (nint)block * shape.Rows * w;
        if (time == shape.Length - 1)
            new Span<float>(carried, rows * w).Clear();
        float* from = before.First,
            up = above.First,
            later = after.First;
        TVector sumX = TLanes.Load(biasErrors),
            sumR = TLanes.Load(biasErrors + w);
        TVector sumZ = TLanes.Load(biasErrors + 2 * w),
            sumH = TLanes.Load(biasErrors + 3 * w);
        for (var row = 0; row < rows; row++)
        {
            TVector n = TLanes.Load(gates),
                r = TLanes.Load(gates + w),
                z = TLanes.Load(gates + 2 * w);
            var dh = TLanes.Add(TLanes.Add(TLanes.Load(up), TLanes.Load(later)), TLanes.Load(carried));
            var dhz = TLanes.Multiply(dh, z);
            var dx = TLanes.Multiply(TLanes.Subtract(dh, dhz), TLanes.Subtract(one, TLanes.Multiply(n, n)));
            var dn = TLanes.Multiply(dx, r);
            var dr = TLanes.Multiply(TLanes.Multiply(dn, TLanes.Load(gates + 3 * w)), TLanes.Subtract(one, r));
            var dz = TLanes.Multiply(
                TLanes.Multiply(dhz, TLanes.Subtract(TLanes.Load(from), n)),
                TLanes.Subtract(one, z)
            );
            TLanes.Store(dx, gates);
            TLanes.Store(dr, gates + w);
            TLanes.Store(dz, gates + 2 * w);
            TLanes.Store(dn, gates + 3 * w);
            TLanes.Store(dhz, carried);
            sumX = TLanes.Add(sumX, dx);
            sumR = TLanes.Add(sumR, dr);
            sumZ = TLanes.Add(sumZ, dz);
            sumH = TLanes.Add(sumH, dn);

            gates += 4 * w;
            from += before.Stride;
            up += above.Stride;
            later += after.Stride;
            carried += w;
        }

        TLanes.Store(sumX, biasErrors);
        TLanes.Store(sumR, biasErrors + w);
        TLanes.Store(sumZ, biasErrors + 2 * w);
        TLanes.Store(sumH, biasErrors + 3 * w);
    }
}
