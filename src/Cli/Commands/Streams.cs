namespace GearSweep.Cli.Commands;

/// <summary>Where a command writes, and asks.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, and what went wrong.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>, so that lines may be drawn
/// over.</param>
/// <param name="Input">Where a person answers questions; <see langword="null"/> when nobody is there to ask.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool ErrorIsTerminal, TextReader? Input = null)
{
    /// <summary>
    /// <see cref="Error"/> as a terminal that is drawn on, for whoever escapes what comes from outside.
    /// </summary>
    public TextWriter Terminal { get; private init; } = Error;

    /// <summary>The same for text alone: without control characters, see <see cref="PrintableWriter"/>.</summary>
    public Streams OfText() => this with { Output = new PrintableWriter(Output), Error = new PrintableWriter(Error) };
}
