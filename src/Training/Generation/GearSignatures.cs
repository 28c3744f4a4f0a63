namespace GearSweep.Training.Generation;

/// <summary>The six gears of the dataset card, with the standard deviations that were measured on them.</summary>
/// <remarks>
/// Where the other figures are from: <see cref="GearSignature.Rattle"/> and the pits from the measured surface fault at
/// 40 rev/s · 80 N·m (a small perceptron beats the line by 5 to 7 %; kurtosis 4.8 and 5.4),
/// <see cref="GearSignature.Impact"/> from the height of the missing tooth's impacts, 11 to 22 standard deviations. Of root
/// crack, chipped tooth and eccentricity it was measured that the spectrum's shape changes (the eccentric one's is
/// narrower) at nearly equal level, and that the chipped one has another direct component: how much is chosen.
/// </remarks>
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
            Split = -0.04,
        },
        new()
        {
            Name = "chipped_tooth",
            Description = "chipped tooth",
            Spread = [(1.09, 1.28), (1.82, 1.86), (4.24, 4.04), (9.73, 7.25), (6.59, 7.39), (16.0, 16.4)],
            Offset = 0.0012,
            Split = 0.015,
            Width = 0.96,
        },
        new()
        {
            Name = "eccentricity",
            Description = "eccentricity",
            Spread = [(1.01, 0.98), (1.31, 1.51), (3.60, 3.99), (7.10, 6.65), (5.89, 6.54), (9.94, 11.3)],
            Width = 0.93,
        },
        new()
        {
            Name = "missing_tooth",
            Description = "missing tooth",
            Spread = [(1.12, 1.32), (1.92, 1.46), (3.90, 4.15), (9.77, 7.97), (6.63, 7.00), (14.4, 17.3)],
            Impact = 20,
        },
        new()
        {
            Name = "surface_fault",
            Description = "surface defect",
            Spread = [(2.96, 3.63), (2.94, 3.25), (15.8, 13.5), (36.5, 20.2), (15.1, 19.7), (37.6, 56.4)],
            PitProbability = 0.2,
            Pit = 3,
            Rattle = 0.66,
        },
    ];
}
