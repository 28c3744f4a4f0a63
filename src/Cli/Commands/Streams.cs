namespace GearSweep.Cli.Commands;

/// <summary>Where a command writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, and what went wrong.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>, so that lines may be drawn over.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool ErrorIsTerminal);
