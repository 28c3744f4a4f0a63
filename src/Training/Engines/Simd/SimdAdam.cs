using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1) in the order of arithmetic of
/// PyTorch's <c>torch.optim.Adam</c>, with its defaults β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
/// </summary>
internal static unsafe class SimdAdam<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const double Beta1 = 0.9,
        Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    /// <summary>
    /// θ ← (1 − αλ) θ − α · m̂ / (√v̂ + ε); with λ above 0 it is AdamW (Loshchilov and Hutter, "Decoupled weight decay
    /// regularization", ICLR 2019).
    /// </summary>
    /// <param name="count">How many parameters there are; whole vectors.</param>
    /// <param name="step">t, from 1.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="weightDecay">λ.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="gradients">∂loss/∂θ.</param>
    /// <param name="first">m.</param>
    /// <param name="second">v.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(
        int count,
        long step,
        double learningRate,
        double weightDecay,
        float* parameters,
        float* gradients,
        float* first,
        float* second
    )
    {
        var rate = TLanes.Create((float)(-learningRate / (1 - Math.Pow(Beta1, step))));
        var kept = TLanes.Create((float)(1 - learningRate * weightDecay));
        var root = TLanes.Create((float)Math.Sqrt(1 - Math.Pow(Beta2, step)));
        TVector oneLessBeta1 = TLanes.Create((float)(1 - Beta1)),
            beta2 = TLanes.Create((float)Beta2),
            oneLessBeta2 = TLanes.Create((float)(1 - Beta2));
        var epsilon = TLanes.Create(Epsilon);
        for (nint i = 0; i < count; i += TLanes.Count)
        {
            TVector g = TLanes.Load(gradients + i),
                m = TLanes.Load(first + i),
                v = TLanes.Load(second + i);
            m = TLanes.MultiplyAdd(oneLessBeta1, TLanes.Subtract(g, m), m);
            v = TLanes.MultiplyAdd(TLanes.Multiply(oneLessBeta2, g), g, TLanes.Multiply(beta2, v));
            TLanes.Store(m, first + i);
            TLanes.Store(v, second + i);
            var denominator = TLanes.Add(TLanes.Divide(TLanes.SquareRoot(v), root), epsilon);
            TLanes.Store(
                TLanes.MultiplyAdd(
                    rate,
                    TLanes.Divide(m, denominator),
                    TLanes.Multiply(kept, TLanes.Load(parameters + i))
                ),
                parameters + i
            );
        }
    }

    /// <summary>As PyTorch's <c>clip_grad_norm_</c>: g ← g · min(1, bound / (‖g‖ + 10⁻⁶)).</summary>
    /// <param name="count">How many parameters there are; whole vectors.</param>
    /// <param name="bound">The greatest norm.</param>
    /// <param name="gradients">g.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clip(int count, double bound, float* gradients)
    {
        var sum = TLanes.Create(0);
        for (nint i = 0; i < count; i += TLanes.Count)
        {
            var g = TLanes.Load(gradients + i);
            sum = TLanes.MultiplyAdd(g, g, sum);
        }

        var share = bound / (Math.Sqrt(TLanes.Sum(sum)) + 1e-6);
        if (share >= 1)
            return;
        var factor = TLanes.Create((float)share);
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.Multiply(factor, TLanes.Load(gradients + i)), gradients + i);
    }
}
