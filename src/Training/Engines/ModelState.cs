using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Engines;

/// <summary>
/// A model and its optimiser in a form that no engine owns: values row-major, in the order and shapes of
/// <see cref="ParameterShape.For"/>.
/// </summary>
/// <param name="Step">Adam's steps so far.</param>
/// <param name="Weights">The parameters.</param>
/// <param name="FirstMoments">Adam's m, one value for each parameter's.</param>
/// <param name="SecondMoments">Adam's v, one value for each parameter's.</param>
internal sealed record ModelState(long Step, float[][] Weights, float[][] FirstMoments, float[][] SecondMoments)
{
    /// <summary>
    /// The state before the first step: every parameter, the linear layer's too, uniform from −1/√H up to 1/√H, which
    /// are PyTorch's defaults for
    /// <c>nn.LSTM</c> and <c>nn.Linear</c>. Beside a linear skip the linear layer is zero, so that the first prediction
    /// is the line's.
    /// </summary>
    public static ModelState Initial(Configuration configuration, ulong seed, int columns = SegmentData.UsualColumns)
    {
        var shapes = ParameterShape.For(configuration, columns);
        var bound = (float)(1 / Math.Sqrt(configuration.HiddenSize));
        var weights = Zeros(shapes);
        var drawn = configuration.LinearSkip ? weights.Length - ParameterShape.OfOutput : weights.Length;
        for (var i = 0; i < drawn; i++)
            RandomStream.InitialWeights(seed, i, bound, weights[i]);
        return new ModelState(0, weights, Zeros(shapes), Zeros(shapes));
    }

    /// <summary>Refuses a state of another shape.</summary>
    /// <exception cref="TrialException">It is not a state of the configuration.</exception>
    public void Require(Configuration configuration, int columns = SegmentData.UsualColumns)
    {
        ParameterShape.Require(configuration, columns, Weights, "weights");
        ParameterShape.Require(configuration, columns, FirstMoments, "first moments");
        ParameterShape.Require(configuration, columns, SecondMoments, "second moments");
        if (Step < 0)
            throw new TrialException($"the checkpoint has {Step} steps of Adam");
    }

    private static float[][] Zeros(IReadOnlyList<ParameterShape> shapes) =>
        [.. shapes.Select(s => new float[s.Length])];
}
