namespace GearSweep.Training.Generation;

/// <summary>The six gears of the dataset card, with the standard deviations that were measured on them.</summary>
internal static class GearSignatures
{
    /// <summary>All six. A gear's place in the list is part of its random stream, so the order never changes.</summary>
    public static IReadOnlyList<GearSignature> All { get; } =
    [
        new()
        {
            Name = "no_fault",
            Description = "No fault",
            Spread = [(1.20, 1.04), (1.98, 1.48), (4.20, 3.64), (8.30, 7.06), (5.96, 6.64), (16.3, 12.8)],
        },
        new()
        {
            Name = "root_crack",
            Description = "root crack",
            Spread = [(0.96, 0.94), (1.65, 1.39), (4.78, 4.77), (7.41, 6.85), (5.83, 5.89), (14.8, 12.3)],
            Impulse = 1.5,
            MeshLeft = 0.7,
        },
        new()
        {
            Name = "chipped_tooth",
            Description = "chipped tooth",
            Spread = [(1.09, 1.28), (1.82, 1.86), (4.24, 4.04), (9.73, 7.25), (6.59, 7.39), (16.0, 16.4)],
            Impulse = 3,
            MeshLeft = 0.4,
        },
        new()
        {
            Name = "eccentricity",
            Description = "eccentricity",
            Spread = [(1.01, 0.98), (1.31, 1.51), (3.60, 3.99), (7.10, 6.65), (5.89, 6.54), (9.94, 11.3)],
            Shaft = 0.3,
            Modulation = 0.5,
        },
        new()
        {
            Name = "missing_tooth",
            Description = "missing tooth",
            Spread = [(1.12, 1.32), (1.92, 1.46), (3.90, 4.15), (9.77, 7.97), (6.63, 7.00), (14.4, 17.3)],
            Impulse = 4.5,
            MeshLeft = 0,
        },
        new()
        {
            Name = "surface_fault",
            Description = "surface defect",
            Spread = [(2.96, 3.63), (2.94, 3.25), (15.8, 13.5), (36.5, 20.2), (15.1, 19.7), (37.6, 56.4)],
            PitProbability = 0.25,
            Pit = 2,
        },
    ];
}
