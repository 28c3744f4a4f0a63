namespace GearSweep.Training.Generation;

/// <summary>One of the conditions at which the generator "records".</summary>
/// <param name="Speed">Shaft speed in rev/s.</param>
/// <param name="SpeedText">The speed as files write it.</param>
/// <param name="Load">Load in N·m.</param>
/// <param name="Colour">
/// Lag-1 autocorrelation of the noise, chosen so that, with the tones, sensor2's lies where that of the measured gears
/// does: −0.45 to 0.23.
/// </param>
internal sealed record GeneratedCondition(double Speed, string SpeedText, int Load, double Colour)
{
    /// <summary>All six, in the order in which files hold them.</summary>
    public static IReadOnlyList<GeneratedCondition> All { get; } =
    [
        new(8.33203125, "8.33203125", 0, -0.10),
        new(8.33203125, "8.33203125", 80, 0.00),
        new(25, "25.0", 0, 0.00),
        new(25, "25.0", 80, -0.35),
        new(40, "40.0", 0, 0.15),
        new(40, "40.0", 80, -0.25),
    ];
}
