namespace GearSweep.Training.Generation;

/// <summary>
/// The modes of the housing that the sensors see: poles of AR models (all-pole models: J. Makhoul, "Linear prediction:
/// a tutorial review", Proc. IEEE 63, 1975) of 12 or 16 lags, fitted by least squares to measured rows from which the
/// lines of mesh and mains were taken off; frequencies to 10 Hz, radii to 0.01. Real poles of sensor1 are left out.
/// </summary>
/// <param name="Sensor1">Those of sensor1.</param>
/// <param name="Sensor2">Those of sensor2.</param>
internal sealed record HousingModes(IReadOnlyList<Pole> Sensor1, IReadOnlyList<Pole> Sensor2)
{
    /// <summary>The healthy gear at 40 rev/s without load: five pairs, and the six of an AR(12).</summary>
    public static HousingModes FastUnloaded { get; } =
        new(
            [new(280, 0.79), new(840, 0.56), new(990, 0.73), new(1810, 0.82), new(2170, 0.89)],
            [new(210, 0.90), new(650, 0.86), new(1060, 0.88), new(1460, 0.84), new(1980, 0.79), new(2260, 0.77)]
        );

    /// <summary>The healthy gear at 40 rev/s and 80 N·m: five pairs, and the eight of an AR(16).</summary>
    public static HousingModes FastLoaded { get; } =
        new(
            [new(450, 0.89), new(880, 0.81), new(1270, 0.76), new(1820, 0.92), new(2180, 0.87)],
            [
                new(160, 0.85),
                new(470, 0.90),
                new(860, 0.89),
                new(1120, 0.86),
                new(1450, 0.92),
                new(1790, 0.76),
                new(2000, 0.86),
                new(2310, 0.92),
            ]
        );

    /// <summary>
    /// 8.33 rev/s: five pairs and the eight of an AR(16) of the eccentric gear at 80 N·m, the only one that was measured
    /// there. A healthy gear rings shorter: radii are 3 % less, and those of the lowest mode and the real pair are such
    /// that the lag-1 autocorrelation stays below 0.23.
    /// </summary>
    public static HousingModes Slow { get; } =
        new(
            [new(490, 0.83), new(850, 0.57), new(1140, 0.86), new(1770, 0.82), new(2090, 0.77)],
            [
                new(180, 0.84),
                new(500, 0.89),
                new(780, 0.82),
                new(1130, 0.90),
                new(1540, 0.86),
                new(1840, 0.60),
                new(2060, 0.86),
                new(2500, 0.66),
            ]
        );
}
