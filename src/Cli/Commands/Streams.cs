namespace GearSweep.Cli.Commands;

/// <summary>Where a command writes, and asks.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, and what went wrong.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>, so that lines may be drawn over.</param>
/// <param name="Input">Where a person answers questions; <see langword="null"/> when nobody is there to ask.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool ErrorIsTerminal, TextReader? Input = null);
