namespace GearSweep.Shared.Datasets;

/// <summary>A channel's samples for drawing.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Values">Its values at the waveform's rows, in the channel's unit.</param>
[GenerateSerializer, Immutable]
public sealed record Trace(Channel Channel, double[] Values);
