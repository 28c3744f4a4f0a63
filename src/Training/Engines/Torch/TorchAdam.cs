using GearSweep.Shared.Configurations;
using TorchSharp;
using static TorchSharp.torch;

namespace GearSweep.Training.Engines.Torch;

/// <summary>
/// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1) in the order of arithmetic of
/// PyTorch's
/// <c>torch.optim.Adam</c>, with its defaults β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. It owns its moments so that they can be
/// taken out and put back.
/// </summary>
/// <remarks>
/// TorchSharp makes a <see cref="Scalar"/> of every number that it is given and does not keep it alive during the call:
/// its finalizer may free it there, and libtorch reads what was freed. So every number here is a scalar that this
/// object or a <c>using</c> holds.
/// </remarks>
internal sealed class TorchAdam : IDisposable
{
    private const double Beta1 = 0.9,
        Beta2 = 0.999,
        Epsilon = 1e-8;
    private readonly Scalar _beta2 = Beta2,
        _oneLessBeta2 = 1 - Beta2,
        _epsilon = Epsilon,
        _one = 1;
    private readonly IReadOnlyList<Tensor> _parameters;
    private readonly double _decay;
    private readonly double _clip;

    /// <summary>With moments of zero.</summary>
    public TorchAdam(IReadOnlyList<Tensor> parameters, Configuration configuration)
    {
        (_parameters, LearningRate) = (parameters, configuration.LearningRate);
        (_decay, _clip) = (configuration.WeightDecay, configuration.GradientClip);
        FirstMoments = [.. parameters.Select(p => zeros(p.shape))];
        SecondMoments = [.. parameters.Select(p => zeros(p.shape))];
    }

    /// <summary>α.</summary>
    public double LearningRate { get; set; }

    /// <summary>t, the steps so far.</summary>
    public long Steps { get; set; }

    /// <summary>m, of each parameter.</summary>
    public IReadOnlyList<Tensor> FirstMoments { get; }

    /// <summary>v, of each parameter.</summary>
    public IReadOnlyList<Tensor> SecondMoments { get; }

    /// <summary>
    /// θ ← (1 − αλ) θ − α · m̂ / (√v̂ + ε), with the gradients' norm bounded before. To be called without gradients.
    /// </summary>
    /// <param name="gradients">∂loss/∂θ, in the parameters' order.</param>
    public void Step(IReadOnlyList<Tensor> gradients)
    {
        Steps++;
        var correction1 = 1 - Math.Pow(Beta1, Steps);
        if (_clip > 0)
            Clip(gradients);
        using Scalar kept = 1 - LearningRate * _decay,
            rate = -LearningRate / correction1,
            root = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        for (var i = 0; i < _parameters.Count; i++)
        {
            Tensor g = gradients[i],
                m = FirstMoments[i],
                v = SecondMoments[i];
            if (_decay > 0)
                _parameters[i].mul_(kept);
            m.lerp_(g, 1 - Beta1);
            v.mul_(_beta2).addcmul_(g, g, _oneLessBeta2);
            var denominator = v.sqrt().div_(root).add_(_epsilon, _one);
            _parameters[i].addcdiv_(m, denominator, rate);
        }
    }

    /// <summary>As PyTorch's <c>clip_grad_norm_</c>: g ← g · min(1, bound / (‖g‖ + 10⁻⁶)).</summary>
    private void Clip(IReadOnlyList<Tensor> gradients)
    {
        var square = 0.0;
        foreach (var gradient in gradients)
            square += gradient.mul(gradient).sum().data<float>()[0];
        var share = _clip / (Math.Sqrt(square) + 1e-6);
        if (share >= 1)
            return;
        using Scalar factor = share;
        foreach (var gradient in gradients)
            gradient.mul_(factor);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var moment in FirstMoments.Concat(SecondMoments))
            moment.Dispose();
        foreach (var scalar in new[] { _beta2, _oneLessBeta2, _epsilon, _one })
            scalar.Dispose();
    }
}
