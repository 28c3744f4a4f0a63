using System.Text;

namespace GearSweep.Cli.Commands;

/// <summary>
/// Messages and progress for whoever is there to read them. When the terminal is gone, or nobody reads the pipe, the
/// rest is dropped: it must neither end a run nor keep it from handing back what it trains.
/// </summary>
/// <param name="inner">Where to.</param>
internal sealed class LenientWriter(TextWriter inner) : TextWriter
{
    private volatile bool _gone;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteLine() => Try(inner.WriteLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_gone)
            return;
        try
        {
            write();
        }
        catch (IOException)
        {
            _gone = true;
        }
    }
}
