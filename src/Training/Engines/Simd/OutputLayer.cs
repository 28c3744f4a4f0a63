using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>The linear layer on the last hidden state, ŷ = w · h + b, and the mean squared error.</summary>
internal static unsafe class OutputLayer<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>ŷ of one row.</summary>
    /// <param name="hidden">h.</param>
    /// <param name="weights">w, then b after <paramref name="count"/> floats.</param>
    /// <param name="count">H in whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Predict(float* hidden, float* weights, int count)
    {
        var sum = TLanes.Create(0);
        for (nint k = 0; k < count; k += TLanes.Count)
            sum = TLanes.MultiplyAdd(TLanes.Load(hidden + k), TLanes.Load(weights + k), sum);
        return TLanes.Sum(sum) + weights[count];
    }

    /// <summary>With δ = ∂loss/∂ŷ of one row: δw += δ · h; δb += δ; δh = δ · w.</summary>
    /// <param name="error">δ.</param>
    /// <param name="hidden">h.</param>
    /// <param name="weights">w.</param>
    /// <param name="gradients">δw, then δb after <paramref name="count"/> floats.</param>
    /// <param name="hiddenError">Receives δh.</param>
    /// <param name="count">H in whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        float error,
        float* hidden,
        float* weights,
        float* gradients,
        float* hiddenError,
        int count
    )
    {
        var d = TLanes.Create(error);
        for (nint k = 0; k < count; k += TLanes.Count)
        {
            TLanes.Store(TLanes.MultiplyAdd(d, TLanes.Load(hidden + k), TLanes.Load(gradients + k)), gradients + k);
            TLanes.Store(TLanes.Multiply(d, TLanes.Load(weights + k)), hiddenError + k);
        }

        gradients[count] += error;
    }
}
