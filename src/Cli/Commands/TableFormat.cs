namespace GearSweep.Cli.Commands;

/// <summary>Forms of a table for other programs.</summary>
internal enum TableFormat
{
    /// <summary>RFC 4180: a header, fields quoted where necessary, CRLF.</summary>
    Csv,

    /// <summary>A JSON array with one object a row.</summary>
    Json,
}
