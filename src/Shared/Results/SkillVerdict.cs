namespace GearSweep.Shared.Results;

/// <summary>What a configuration's skill over its seeds says of it beside AR*.</summary>
public enum SkillVerdict
{
    /// <summary>The whole interval is above 0.</summary>
    Beats,

    /// <summary>The whole interval is below 0.</summary>
    Loses,

    /// <summary>The interval contains 0.</summary>
    NotSeparable,

    /// <summary>One seed has no interval.</summary>
    OneSeed,

    /// <summary>AR* makes no error, so that none can be less.</summary>
    NotComparable,
}
