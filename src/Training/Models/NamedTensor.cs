namespace GearSweep.Training.Models;

/// <summary>A tensor of a model file.</summary>
/// <param name="Name">E.g. <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Dimensions">Its shape.</param>
/// <param name="Values">Row-major.</param>
internal sealed record NamedTensor(string Name, int[] Dimensions, float[] Values);
