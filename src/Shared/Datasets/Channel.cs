namespace GearSweep.Shared.Datasets;

/// <summary>A measured column of a dataset.</summary>
/// <param name="Name">Its name, e.g. <c>sensor1</c>.</param>
/// <param name="Unit">The unit of its values, e.g. <c>mm</c>; empty where it is not known.</param>
[GenerateSerializer, Immutable]
public sealed record Channel(string Name, string Unit)
{
    private static readonly Channel[] UsualTwo = [new("sensor1", "mm"), new("sensor2", "mm")];

    /// <summary>
    /// What a dataset has where nothing else is said: sensor1 as the input and sensor2 as the target, both in mm.
    /// </summary>
    public static IReadOnlyList<Channel> Usual => UsualTwo;

    /// <summary>The target of <see cref="Usual"/>.</summary>
    public static Channel UsualTarget => UsualTwo[^1];
}
