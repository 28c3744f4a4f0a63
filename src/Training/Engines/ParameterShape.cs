using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Engines;

/// <summary>One parameter of a model: its name in PyTorch's <c>state_dict</c> and its shape.</summary>
/// <param name="Name">E.g. <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Dimensions">One or two sizes.</param>
internal sealed record ParameterShape(string Name, int[] Dimensions)
{
    /// <summary>How many parameters the linear layer at the end has.</summary>
    public const int OfOutput = 2;

    /// <summary>How many values it has.</summary>
    public int Length => Dimensions.Aggregate(1, (product, size) => product * size);

    /// <summary>
    /// The parameters of the lecture's <c>Net</c> in the order of its <c>state_dict</c>: for each layer W_ih (gates·H ×
    /// input), W_hh (gates·H × H), b_ih, b_hh, then the linear layer's weight (1 × H) and bias. Gates are stacked as
    /// PyTorch stacks them: i, f, g, o for lstm; r, z, n for gru. The recurrent part is called <c>lstm</c> whatever the
    /// cell, so that a <c>Net</c> whose attribute <c>lstm</c> holds an <c>nn.GRU</c> or <c>nn.RNN</c> takes them too.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="columns">Columns of a row, which the first layer is fed.</param>
    public static IReadOnlyList<ParameterShape> For(Configuration configuration, int columns = SegmentData.UsualColumns)
    {
        var h = configuration.HiddenSize;
        var gates = configuration.Cell.Gates();
        var shapes = new List<ParameterShape>();
        for (var layer = 0; layer < configuration.NumLayers; layer++)
        {
            shapes.Add(new($"lstm.weight_ih_l{layer}", [gates * h, layer == 0 ? columns : h]));
            shapes.Add(new($"lstm.weight_hh_l{layer}", [gates * h, h]));
            shapes.Add(new($"lstm.bias_ih_l{layer}", [gates * h]));
            shapes.Add(new($"lstm.bias_hh_l{layer}", [gates * h]));
        }

        shapes.Add(new("fc.weight", [1, h]));
        shapes.Add(new("fc.bias", [1]));
        return shapes;
    }

    /// <summary>
    /// Refuses values that are not as many as the configuration's parameters have: engines copy them into memory of
    /// their own.
    /// </summary>
    /// <param name="configuration">What the values are said to belong to.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="values">One array for each parameter, in the order of <see cref="For"/>.</param>
    /// <param name="kind">What they are, in the plural.</param>
    /// <exception cref="TrialException">There are too many or too few parameters, or too many or too few values of
    /// one.</exception>
    public static void Require(Configuration configuration, int columns, float[][] values, string kind)
    {
        var shapes = For(configuration, columns);
        if (values.Length != shapes.Count)
            throw new TrialException(
                $"the checkpoint's {kind} belong to {values.Length} parameters, and {configuration} has {shapes.Count}"
            );
        foreach (var (shape, found) in shapes.Zip(values))
        {
            if (found.Length != shape.Length)
                throw new TrialException(
                    $"the checkpoint has {found.Length} {kind} of {shape.Name}, and {configuration} has {shape.Length}"
                );
        }
    }
}
