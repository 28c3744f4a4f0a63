using System.Text;
using GearSweep.Shared.Text;

namespace GearSweep.Cli.Commands;

/// <summary>
/// All that the command line prints passes through here, and loses control characters: names, paths and messages come
/// from outside. Ends of lines and tabs stay.
/// </summary>
/// <param name="inner">Where to. It is left open.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    private bool _heldReturn;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.IsEmpty)
            return;
        if (!_heldReturn && !Printable.IsHarmful(buffer))
        {
            inner.Write(buffer);
            return;
        }

        // Whether a carriage return ends a line is known with the next character.
        var text = _heldReturn ? $"\r{buffer}" : buffer.ToString();
        _heldReturn = text[^1] == '\r';
        inner.Write(Printable.Text(_heldReturn ? text[..^1] : text));
    }

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void WriteLine() => WriteLine("");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        if (_heldReturn)
            inner.Write(Printable.Line("\r"));
        _heldReturn = false;
        inner.WriteLine(value is null ? null : Printable.Text(value));
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    // The writers within have buffers, or are a terminal: nothing is gained by a thread of the pool for each line.

    /// <inheritdoc/>
    public override Task WriteAsync(char value) => Done(() => Write(value));

    /// <inheritdoc/>
    public override Task WriteAsync(string? value) => Done(() => Write(value));

    /// <inheritdoc/>
    public override Task WriteAsync(char[] buffer, int index, int count) => Done(() => Write(buffer, index, count));

    /// <inheritdoc/>
    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        Done(() => Write(buffer.Span));

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => Done(() => WriteLine(value));

    /// <inheritdoc/>
    public override Task FlushAsync() => inner.FlushAsync();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
