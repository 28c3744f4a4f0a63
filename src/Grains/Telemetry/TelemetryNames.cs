namespace GearSweep.Grains.Telemetry;

/// <summary>Names under which the cluster measures itself; whoever listens subscribes to them.</summary>
public static class TelemetryNames
{
    /// <summary>The meter, and the source of the spans <c>attempt</c> and <c>report</c>.</summary>
    public const string GearSweep = "GearSweep";

    /// <summary>Attribute: the sweep's id.</summary>
    public const string Sweep = "gearsweep.sweep";

    /// <summary>Attribute: the trial's number within its sweep.</summary>
    public const string Trial = "gearsweep.trial";

    /// <summary>Attribute: the attempt's number.</summary>
    public const string Attempt = "gearsweep.attempt";

    /// <summary>Attribute: the address of the attempt's silo, as the store has it.</summary>
    public const string Silo = "gearsweep.silo";

    /// <summary>Attribute: how an attempt or a trial ended, e.g. <c>completed</c> or <c>preempted</c>.</summary>
    public const string Outcome = "gearsweep.outcome";
}
