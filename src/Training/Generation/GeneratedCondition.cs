namespace GearSweep.Training.Generation;

/// <summary>
/// One of the conditions at which the generator "records": what a healthy gear gives there. 40 rev/s was measured on a
/// healthy gear, 8.33 rev/s · 80 N·m on an eccentric one; what stands at the other three is chosen between those.
/// </summary>
internal sealed record GeneratedCondition
{
    /// <summary>The set-point of the shaft's speed in rev/s (dataset card).</summary>
    public required double Speed { get; init; }

    /// <summary>The set-point as files write it.</summary>
    public required string SpeedText { get; init; }

    /// <summary>Load in N·m (dataset card).</summary>
    public required int Load { get; init; }

    /// <summary>
    /// By how much the shaft turns faster than its set-point; measured from the mesh lines, −3.4 % to 3.7 %. It is fixed
    /// for each condition, whatever the gear and the seed.
    /// </summary>
    public required double Slip { get; init; }

    /// <summary>The modes of the housing.</summary>
    public required HousingModes Modes { get; init; }

    /// <summary>The lines of the meshes in sensor1.</summary>
    public required MeshLines Lines1 { get; init; }

    /// <summary>The lines of the meshes in sensor2.</summary>
    public required MeshLines Lines2 { get; init; }

    /// <summary>What the mains' line at 100 Hz is of the variance of both sensors; measured, 0 to 0.5 %.</summary>
    public required double Mains { get; init; }

    /// <summary>
    /// Rows that the excitation takes from sensor1 to sensor2. Chosen so that BIC finds as many lags as in measured rows
    /// (12 and 16 at 40 rev/s, 29 at 8.33).
    /// </summary>
    public required int PathRows { get; init; }

    /// <summary>
    /// Correlation of the two sensors' excitations over that path. Chosen so that sensor1 helps to predict sensor2 as
    /// much as in measured rows: an RMSE of 2 to 6 % less.
    /// </summary>
    public required double Path { get; init; }

    /// <summary>All six, in the order in which files hold them.</summary>
    public static IReadOnlyList<GeneratedCondition> All { get; } =
    [
        new()
        {
            Speed = 8.33203125,
            SpeedText = "8.33203125",
            Load = 0,
            Slip = 0.031,
            Modes = HousingModes.Slow,
            Lines1 = new(0.020, 0.020, 0.005, 0),
            Lines2 = new(0.020, 0.010, 0.005, 0),
            Mains = 0.004,
            PathRows = 18,
            Path = 0.25,
        },
        new()
        {
            Speed = 8.33203125,
            SpeedText = "8.33203125",
            Load = 80,
            Slip = 0.037,
            Modes = HousingModes.Slow,
            Lines1 = new(0.070, 0.050, 0, 0),
            Lines2 = new(0.060, 0.030, 0.002, 0.002),
            Mains = 0.005,
            PathRows = 20,
            Path = 0.28,
        },
        new()
        {
            Speed = 25,
            SpeedText = "25.0",
            Load = 0,
            Slip = -0.034,
            Modes = HousingModes.FastUnloaded,
            Lines1 = new(0.010, 0.010, 0.020, 0.003),
            Lines2 = new(0.003, 0.003, 0.012, 0.003),
            Mains = 0.002,
            PathRows = 11,
            Path = 0.30,
        },
        new()
        {
            Speed = 25,
            SpeedText = "25.0",
            Load = 80,
            Slip = -0.020,
            Modes = HousingModes.FastLoaded,
            Lines1 = new(0.070, 0.070, 0.100, 0.010),
            Lines2 = new(0.015, 0.020, 0.025, 0.005),
            Mains = 0.001,
            PathRows = 13,
            Path = 0.25,
        },
        new()
        {
            Speed = 40,
            SpeedText = "40.0",
            Load = 0,
            Slip = -0.026,
            Modes = HousingModes.FastUnloaded,
            Lines1 = new(0.005, 0.008, 0.017, 0.002),
            Lines2 = new(0.002, 0.003, 0.013, 0.002),
            Mains = 0.001,
            PathRows = 10,
            Path = 0.30,
        },
        new()
        {
            Speed = 40,
            SpeedText = "40.0",
            Load = 80,
            Slip = -0.014,
            Modes = HousingModes.FastLoaded,
            Lines1 = new(0.075, 0.070, 0.100, 0.007),
            Lines2 = new(0.014, 0.030, 0.055, 0.020),
            Mains = 0.0005,
            PathRows = 14,
            Path = 0.25,
        },
    ];
}
