namespace GearSweep.Shared.Configurations;

/// <summary>How a model's columns are scaled, by the train rows.</summary>
public enum ScalingKind
{
    /// <summary>0 to 1 spans the train rows, as in the lecture.</summary>
    Minmax = 0,

    /// <summary>Mean 0 and standard deviation 1.</summary>
    Standard = 1,
}
