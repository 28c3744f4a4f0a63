namespace GearSweep.Shared.Specification;

/// <summary>
/// How a sweep shares the slots with other sweeps. It can be changed while the sweep runs, and never changes a result.
/// </summary>
/// <param name="Priority">A sweep is served before all sweeps of lower priority, −100 to 100.</param>
/// <param name="Weight">Among sweeps of one priority, slots are shared in proportion to the weights, 0.01 to
/// 100.</param>
/// <param name="MaxRunning">Trials that run at once at most, from 1; <see langword="null"/> for no limit.</param>
[GenerateSerializer, Immutable, Alias("GearSweep.Shared.Sweeps.SweepSharing")]
public sealed record SweepSharing(int Priority, double Weight, int? MaxRunning)
{
    /// <summary>An equal among equals.</summary>
    public static readonly SweepSharing Default = new(0, 1, null);

    /// <summary>The bounds of <see cref="Priority"/>, on both sides of 0.</summary>
    public const int LargestPriority = 100;

    /// <summary>Bounds of <see cref="Weight"/>.</summary>
    public const double LeastWeight = 0.01,
        LargestWeight = 100;

    /// <summary>
    /// What is wrong with it, naming the field, what was found and what was expected; <see langword="null"/> when
    /// nothing is.
    /// </summary>
    public string? Problem() =>
        this switch
        {
            { Priority: < -LargestPriority or > LargestPriority } =>
                $"priority is {Priority}; expected {-LargestPriority} to {LargestPriority}",
            { Weight: not (>= LeastWeight and <= LargestWeight) } =>
                $"weight is {Weight}; expected {LeastWeight} to {LargestWeight}",
            { MaxRunning: < 1 } => $"max_running is {MaxRunning}; expected 1 or more, or none",
            _ => null,
        };
}
