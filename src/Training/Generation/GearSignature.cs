namespace GearSweep.Training.Generation;

/// <summary>What a gear's fault does to the vibration of the healthy gear at the same condition.</summary>
internal sealed record GearSignature
{
    private const double MiddleHertz = GearSignal.SamplesPerSecond / 4.0;

    /// <summary>Name of the gear's file without its extension (dataset card).</summary>
    public required string Name { get; init; }

    /// <summary>The <c>gear_fault_desc</c> of its rows (dataset card).</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Standard deviations of (sensor1, sensor2) in 1e-3 mm, one pair a condition in the order of
    /// <see cref="GeneratedCondition.All"/>; measured on a sample of the whole data set.
    /// </summary>
    public required IReadOnlyList<(double Sensor1, double Sensor2)> Spread { get; init; }

    /// <summary>What is added to the means of both sensors in mm: a change of the direct component.</summary>
    public double Offset { get; init; }

    /// <summary>
    /// By how much a change of stiffness pulls neighbouring modes apart: every other one rings higher, the rest lower.
    /// The spectrum's shape changes, and its level does not.
    /// </summary>
    public double Split { get; init; }

    /// <summary>
    /// How far the modes are from the middle of the spectrum, 1,250 Hz, beside the healthy gear's: below 1 the spectrum is
    /// narrower.
    /// </summary>
    public double Width { get; init; } = 1;

    /// <summary>
    /// How deep the mesh lines swing with the second shaft, 0 to 1: the strength of the sidebands. Measured on the second
    /// mesh at 40 rev/s · 80 N·m: the sidebands have 0.18 of the line's power, m² ÷ 2.
    /// </summary>
    public double Modulation { get; init; } = 0.6;

    /// <summary>The impulse of one missing tooth, once in 3.33 turns, in units of the noise; 0 for none.</summary>
    public double Impact { get; init; }

    /// <summary>Probability that the engagement of a tooth gives an impulse (pits of a worn surface).</summary>
    public double PitProbability { get; init; }

    /// <summary>Standard deviation of those impulses, in units of the noise.</summary>
    public double Pit { get; init; }

    /// <summary>
    /// How much of the size of sensor1's last swing sensor2 gets, whatever its sign: worn flanks leave contact and hit
    /// again in both directions. A line cannot see it.
    /// </summary>
    public double Rattle { get; init; }

    /// <summary>The modes of the housing with this gear.</summary>
    public IReadOnlyList<Pole> Shaped(IReadOnlyList<Pole> modes) =>
        [.. modes.Select((mode, i) => mode with { Hertz = Moved(mode.Hertz, i) })];

    // A real pair, at half the sample rate, is no mode that could move.
    private double Moved(double hertz, int index) =>
        hertz < 2 * MiddleHertz
            ? (MiddleHertz + (Width * (hertz - MiddleHertz))) * (1 + (index % 2 == 0 ? Split : -Split))
            : hertz;
}
