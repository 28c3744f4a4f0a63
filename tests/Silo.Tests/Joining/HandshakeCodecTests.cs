using System.IO.Pipelines;
using System.Text;

namespace GearSweep.Silo.Joining;

public sealed class HandshakeCodecTests
{
    private static readonly HandshakeRequest Hello = new(
        3,
        "1.0",
        "a \"lab\" of Größe 1",
        HandshakeRequest.Silo,
        "lab",
        "head + worker",
        Stay: true
    );

    private readonly Pipe _pipe = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_and_what_follows_is_left()
    {
        await HandshakeCodec.WriteAsync(_pipe.Writer, Hello, Cancellation);
        await _pipe.Writer.WriteAsync("after"u8.ToArray(), Cancellation);

        Assert.Equal(Hello, await HandshakeCodec.ReadAsync<HandshakeRequest>(_pipe.Reader, Cancellation));
        Assert.Equal("after", Encoding.ASCII.GetString((await _pipe.Reader.ReadAsync(Cancellation)).Buffer.FirstSpan));
    }

    [Fact]
    public async Task A_line_may_come_byte_by_byte()
    {
        var whole = new Pipe();
        await HandshakeCodec.WriteAsync(whole.Writer, Hello, Cancellation);
        var bytes = (await whole.Reader.ReadAsync(Cancellation)).Buffer.FirstSpan.ToArray();

        var reading = HandshakeCodec.ReadAsync<HandshakeRequest>(_pipe.Reader, Cancellation);
        foreach (var single in bytes)
            await _pipe.Writer.WriteAsync(new[] { single }, Cancellation);
        Assert.Equal(Hello, await reading);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "HTTP/1.1 400 Bad Request..")]
    [InlineData("SSH-2.0", "SSH-2.0")]
    [InlineData("GEARSWEEP {\n", "{")]
    [InlineData("GEARSWEEP null\n", "null")]
    public async Task Something_else_is_refused_with_its_first_words(string text, string said)
    {
        await _pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        await _pipe.Writer.CompleteAsync();
        var error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            HandshakeCodec.ReadAsync<HandshakeRequest>(_pipe.Reader, Cancellation)
        );
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        await _pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes($"GEARSWEEP {new string('x', 5000)}"), Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            HandshakeCodec.ReadAsync<HandshakeRequest>(_pipe.Reader, Cancellation)
        );
    }

    [Fact]
    public async Task Silence_is_no_handshake()
    {
        await _pipe.Writer.CompleteAsync();
        Assert.Null(await HandshakeCodec.ReadAsync<HandshakeRequest>(_pipe.Reader, Cancellation));
    }
}
