using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), as PyTorch's <c>nn.LSTM</c> has
/// it.
/// </summary>
internal sealed unsafe class LstmCell<TLanes, TVector>(RecurrentShape shape, ModelMemory memory) : IRecurrentCell
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly float* _cells = memory.Arena.Take(shape.Steps);
    private readonly float* _squashed = memory.Arena.Take(shape.Steps);
    private readonly float* _cellErrors = memory.Arena.Take(shape.Time);

    /// <inheritdoc/>
    public void Forward(int rows, int block, int time, float* gates, UnitRows before, UnitRows hidden) =>
        Forward(
            rows,
            gates,
            CellBefore(block, time),
            At(_cells, block, time),
            At(_squashed, block, time),
            hidden.First,
            hidden.Stride
        );

    /// <inheritdoc/>
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
        var cellError = _cellErrors + (nint)block * shape.Rows * TLanes.Count;
        if (time == shape.Length - 1)
            new Span<float>(cellError, rows * TLanes.Count).Clear();
        Backward(
            rows,
            gates,
            CellBefore(block, time),
            At(_squashed, block, time),
            above.First,
            above.Stride,
            after.First,
            after.Stride,
            cellError,
            biasErrors
        );
    }

    private float* At(float* states, int block, int time) =>
        states + ((nint)block * shape.Length + time) * shape.Rows * TLanes.Count;

    private float* CellBefore(int block, int time) => time == 0 ? memory.Zeros : At(_cells, block, time - 1);

    /// <summary>
    /// i = σ(aᵢ), f = σ(a_f), g = tanh(a_g), o = σ(a_o); c = f ⊙ c′ + i ⊙ g; h = o ⊙ tanh(c), where c′ is the cell
    /// before.
    /// </summary>
    /// <param name="rows">Windows.</param>
    /// <param name="gates">The sums a of the four gates; becomes the gates.</param>
    /// <param name="before">c′.</param>
    /// <param name="cell">Receives c.</param>
    /// <param name="squashed">Receives tanh(c).</param>
    /// <param name="hidden">Receives h.</param>
    /// <param name="stride">Floats from a row of h to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(
        int rows,
        float* gates,
        float* before,
        float* cell,
        float* squashed,
        float* hidden,
        nint stride
    )
    {
        var w = TLanes.Count;
        var gate = gates;
        for (var row = 0; row < rows; row++, gate += 4 * w)
        {
            TVector i = TLanes.Load(gate),
                f = TLanes.Load(gate + w),
                g = TLanes.Load(gate + 2 * w),
                o = TLanes.Load(gate + 3 * w);
            Activations<TLanes, TVector>.Gates(ref i, ref f, ref g, ref o);
            TLanes.Store(i, gate);
            TLanes.Store(f, gate + w);
            TLanes.Store(g, gate + 2 * w);
            TLanes.Store(o, gate + 3 * w);
        }

        // A loop of its own: tanh waits for c, and more rows that wait side by side fit into the processor's window.
        for (var row = 0; row < rows; row++, gates += 4 * w)
        {
            var c = TLanes.MultiplyAdd(
                TLanes.Load(gates + w),
                TLanes.Load(before),
                TLanes.Multiply(TLanes.Load(gates), TLanes.Load(gates + 2 * w))
            );
            var tanh = Activations<TLanes, TVector>.Tanh(c);
            TLanes.Store(c, cell);
            TLanes.Store(tanh, squashed);
            TLanes.Store(TLanes.Multiply(TLanes.Load(gates + 3 * w), tanh), hidden);
            before += w;
            cell += w;
            squashed += w;
            hidden += stride;
        }
    }

    /// <summary>
    /// With δh and δc, the loss's derivatives by h and (from the time after) by c:
    /// δc += δh ⊙ o ⊙ (1 − tanh²(c)); δaᵢ = δc ⊙ g ⊙ i ⊙ (1 − i); δa_f = δc ⊙ c′ ⊙ f ⊙ (1 − f); δa_g = δc ⊙ i ⊙ (1 −
    /// g²); δa_o = δh ⊙ tanh(c) ⊙ o ⊙ (1 − o); δc′ = δc ⊙ f.
    /// </summary>
    /// <param name="rows">Windows.</param>
    /// <param name="gates">i, f, g, o; becomes δa.</param>
    /// <param name="before">c′.</param>
    /// <param name="squashed">tanh(c).</param>
    /// <param name="above">δh from the layer above.</param>
    /// <param name="aboveStride">Floats from one of its rows to the next; 0 where a row of zeros stands for
    /// all.</param>
    /// <param name="after">δh from the time after.</param>
    /// <param name="afterStride">Floats from one of its rows to the next.</param>
    /// <param name="cellError">δc; becomes δc′.</param>
    /// <param name="biasError">The sum of δa over the batch is added here.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(
        int rows,
        float* gates,
        float* before,
        float* squashed,
        float* above,
        nint aboveStride,
        float* after,
        nint afterStride,
        float* cellError,
        float* biasError
    )
    {
        var w = TLanes.Count;
        var one = TLanes.Create(1);
        TVector sumI = TLanes.Load(biasError),
            sumF = TLanes.Load(biasError + w);
        TVector sumG = TLanes.Load(biasError + 2 * w),
            sumO = TLanes.Load(biasError + 3 * w);
        for (var row = 0; row < rows; row++)
        {
            TVector i = TLanes.Load(gates),
                f = TLanes.Load(gates + w),
                g = TLanes.Load(gates + 2 * w),
                o = TLanes.Load(gates + 3 * w);
            var tanh = TLanes.Load(squashed);
            var dh = TLanes.Add(TLanes.Load(above), TLanes.Load(after));
            var dho = TLanes.Multiply(dh, o);
            var dc = TLanes.MultiplyAdd(dho, TLanes.Subtract(one, TLanes.Multiply(tanh, tanh)), TLanes.Load(cellError));
            var dci = TLanes.Multiply(dc, i);
            var dcf = TLanes.Multiply(dc, f);

            var di = TLanes.Multiply(TLanes.Multiply(dci, g), TLanes.Subtract(one, i));
            var df = TLanes.Multiply(TLanes.Multiply(dcf, TLanes.Load(before)), TLanes.Subtract(one, f));
            var dg = TLanes.Multiply(dci, TLanes.Subtract(one, TLanes.Multiply(g, g)));
            var @do = TLanes.Multiply(TLanes.Multiply(dho, tanh), TLanes.Subtract(one, o));
            TLanes.Store(di, gates);
            TLanes.Store(df, gates + w);
            TLanes.Store(dg, gates + 2 * w);
            TLanes.Store(@do, gates + 3 * w);
            TLanes.Store(dcf, cellError);
            sumI = TLanes.Add(sumI, di);
            sumF = TLanes.Add(sumF, df);
            sumG = TLanes.Add(sumG, dg);
            sumO = TLanes.Add(sumO, @do);

            gates += 4 * w;
            before += w;
            squashed += w;
            above += aboveStride;
            after += afterStride;
            cellError += w;
        }

        TLanes.Store(sumI, biasError);
        TLanes.Store(sumF, biasError + w);
        TLanes.Store(sumG, biasError + 2 * w);
        TLanes.Store(sumO, biasError + 3 * w);
    }
}
