namespace GearSweep.Cli.Commands;

/// <summary>Forms of a report that a person may want to read.</summary>
internal enum ReportFormat
{
    /// <summary>Tables and sentences.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,
}
