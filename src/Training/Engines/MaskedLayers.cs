using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines;

/// <summary>
/// Dropout lies between layers, as in PyTorch's <c>nn.LSTM</c>: what the layer on top gives is never masked.
/// </summary>
internal static class MaskedLayers
{
    /// <summary>Layers whose output is masked on its way up while training: the first so many.</summary>
    public static int For(Configuration configuration) => configuration.Dropout > 0 ? configuration.NumLayers - 1 : 0;
}
