namespace GearSweep.Shared.Configurations;

/// <summary>How the learning rate changes while a trial trains.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>Half a cosine down to 0 at the last epoch.</summary>
    Cosine = 1,

    /// <summary>Halved whenever the loss that decides has not fallen for five epochs.</summary>
    Plateau = 2,
}
