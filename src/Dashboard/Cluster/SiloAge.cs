using GearSweep.Dashboard.Formatting;

namespace GearSweep.Dashboard.Cluster;

/// <summary>How long ago a silo was heard of.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsLate">Whether that is longer than a silo that is well is silent.</param>
internal readonly record struct SiloAge(string Text, bool IsLate)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public static SiloAge From(DateTimeOffset lastSeen, DateTimeOffset now)
    {
        var age = now - lastSeen;
        if (age < Usual)
            return new SiloAge("now", false);
        var text = $"{Figures.Duration(Math.Floor(age.TotalSeconds))} ago";
        return age < Late ? new SiloAge(text, false) : new SiloAge($"{text}: silent", true);
    }
}
