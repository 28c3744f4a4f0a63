using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using GearSweep.Silo.Security;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Handshakes on the wire: the word <c>GEARSWEEP</c>, a blank, one JSON object, a line feed. What follows are Orleans'
/// own messages, which are left unread.
/// </summary>
internal static class HandshakeCodec
{
    private const int Longest = 2048;
    private static readonly byte[] Word = "GEARSWEEP "u8.ToArray();

    /// <summary>Sends a handshake or its answer.</summary>
    public static async Task WriteAsync<T>(PipeWriter output, T handshake, CancellationToken cancellation)
    {
        var line = (byte[])
            [.. Word, .. JsonSerializer.SerializeToUtf8Bytes(handshake, JsonSerializerOptions.Web), (byte)'\n'];
        await output.WriteAsync(line, cancellation);
    }

    /// <summary>Reads a handshake or its answer.</summary>
    /// <returns>It, or <see langword="null"/> when the other side has closed the connection without a word.</returns>
    /// <exception cref="InvalidDataException">The other side said something else.</exception>
    /// <exception cref="SecretException">The other side speaks TLS: a caller that has a secret, or a silo that wants
    /// one.</exception>
    public static async Task<T?> ReadAsync<T>(PipeReader input, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (TlsRecord.IsRefusal(buffer))
                throw new SecretException(SecretProblem.OnlyThere);
            if (TlsRecord.IsHello(buffer))
                throw new SecretException(SecretProblem.OnlyHere);
            if (!Begins(buffer))
                throw new InvalidDataException(Quote(buffer));
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(Word.Length, end).ToArray();
                input.AdvanceTo(buffer.GetPosition(1, end));
                return Parse<T>(line);
            }

            if (read.IsCompleted || read.IsCanceled)
                return buffer.IsEmpty ? null : throw new InvalidDataException(Quote(buffer));
            if (buffer.Length > Longest)
                throw new InvalidDataException(Quote(buffer));
            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static T Parse<T>(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("null");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(Quote(new ReadOnlySequence<byte>(line)), error);
        }
    }

    private static bool Begins(ReadOnlySequence<byte> buffer)
    {
        var head = buffer.Slice(0, Math.Min(buffer.Length, Word.Length)).ToArray();
        return Word.AsSpan().StartsWith(head);
    }

    /// <summary>The first printable words, for the message.</summary>
    private static string Quote(ReadOnlySequence<byte> buffer)
    {
        var text = Encoding.ASCII.GetString(buffer.Slice(0, Math.Min(buffer.Length, 40)).ToArray());
        return string.Concat(
            text.Select(c => char.IsAsciiLetterOrDigit(c) || char.IsPunctuation(c) || c == ' ' ? c : '.')
        );
    }
}
