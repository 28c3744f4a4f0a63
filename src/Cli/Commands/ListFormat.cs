namespace GearSweep.Cli.Commands;

/// <summary>Forms of a list that a person or another program may want to read.</summary>
internal enum ListFormat
{
    /// <summary>A table in letters of one width.</summary>
    Text,

    /// <summary>RFC 4180: a header, fields quoted where necessary, CRLF.</summary>
    Csv,

    /// <summary>A JSON array with one object a row.</summary>
    Json,
}
