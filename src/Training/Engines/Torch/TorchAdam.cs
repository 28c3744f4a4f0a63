using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>
/// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1) in the order of arithmetic of PyTorch's
/// <c>torch.optim.Adam</c>, with its defaults β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. It owns its moments so that they can be taken out and put back.
/// </summary>
internal sealed class TorchAdam : IDisposable
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly double _learningRate;

    /// <summary>With moments of zero.</summary>
    public TorchAdam(IReadOnlyList<Tensor> parameters, double learningRate)
    {
        (_parameters, _learningRate) = (parameters, learningRate);
        FirstMoments = [.. parameters.Select(p => zeros(p.shape))];
        SecondMoments = [.. parameters.Select(p => zeros(p.shape))];
    }

    /// <summary>t, the steps so far.</summary>
    public long Steps { get; set; }

    /// <summary>m, of each parameter.</summary>
    public IReadOnlyList<Tensor> FirstMoments { get; }

    /// <summary>v, of each parameter.</summary>
    public IReadOnlyList<Tensor> SecondMoments { get; }

    /// <summary>θ ← θ − α · m̂ / (√v̂ + ε). To be called without gradients.</summary>
    /// <param name="gradients">∂loss/∂θ, in the parameters' order.</param>
    public void Step(IReadOnlyList<Tensor> gradients)
    {
        Steps++;
        var correction1 = 1 - Math.Pow(Beta1, Steps);
        var correction2 = 1 - Math.Pow(Beta2, Steps);
        for (var i = 0; i < _parameters.Count; i++)
        {
            Tensor g = gradients[i], m = FirstMoments[i], v = SecondMoments[i];
            m.lerp_(g, 1 - Beta1);
            v.mul_(Beta2).addcmul_(g, g, 1 - Beta2);
            var denominator = v.sqrt().div_(Math.Sqrt(correction2)).add_(Epsilon);
            _parameters[i].addcdiv_(m, denominator, -_learningRate / correction1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var moment in FirstMoments.Concat(SecondMoments)) moment.Dispose();
    }
}
