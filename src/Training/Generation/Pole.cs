namespace GearSweep.Training.Generation;

/// <summary>A pair of poles of an all-pole model of a spectrum: one mode of the housing.</summary>
/// <param name="Hertz">The frequency at which the mode rings; half the sample rate for a real pair below zero.</param>
/// <param name="Radius">What a sample leaves of the ring of the one before, 0 to 1: the closer to 1, the narrower.</param>
internal readonly record struct Pole(double Hertz, double Radius);
