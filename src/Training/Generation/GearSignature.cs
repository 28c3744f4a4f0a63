namespace GearSweep.Training.Generation;

/// <summary>What a gear's fault does to the vibration. Amplitudes are in units of the healthy gear's noise.</summary>
/// <remarks>
/// The signatures follow R. B. Randall, "Vibration-based Condition Monitoring" (2nd ed., 2021): a local fault of a
/// tooth gives an impulse and a change of mesh stiffness once a revolution; eccentricity modulates the mesh once a
/// revolution; a worn surface gives broadband noise and impulses at many teeth.
/// </remarks>
internal sealed record GearSignature
{
    /// <summary>Name of the gear's file without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>gear_fault_desc</c> of its rows.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Standard deviations of (sensor1, sensor2) in 1e-3 mm, one pair a condition in the order of
    /// <see cref="GeneratedCondition.All"/>.
    /// </summary>
    public required IReadOnlyList<(double Sensor1, double Sensor2)> Spread { get; init; }

    /// <summary>Amplitude of the shaft's own frequency.</summary>
    public double Shaft { get; init; } = 0.15;

    /// <summary>How deep mesh and noise swing once a revolution, 0 to 1: the strength of the sidebands.</summary>
    public double Modulation { get; init; } = 0.15;

    /// <summary>Impulse when the faulty tooth engages; 0 for none.</summary>
    public double Impulse { get; init; }

    /// <summary>What is left of the mesh while the faulty tooth engages, 0 to 1.</summary>
    public double MeshLeft { get; init; } = 1;

    /// <summary>Probability that a tooth's engagement gives an impulse (pits of a worn surface).</summary>
    public double PitProbability { get; init; }

    /// <summary>Standard deviation of those impulses.</summary>
    public double Pit { get; init; }
}
