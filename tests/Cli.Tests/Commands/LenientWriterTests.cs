using System.Text;

namespace GearSweep.Cli.Commands;

public sealed class LenientWriterTests
{
    [Fact]
    public async Task A_terminal_that_is_gone_ends_nothing()
    {
        using var gone = new SimulatedGoneTerminal();
        await using var writer = new LenientWriter(gone);
        await writer.WriteLineAsync("one");
        await writer.WriteAsync('x');
        await writer.WriteLineAsync();
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, gone.Attempts);
    }

    [Fact]
    public async Task What_can_be_written_is()
    {
        using var text = new StringWriter();
        await using var writer = new LenientWriter(text);
        await writer.WriteLineAsync("one");
        await writer.WriteAsync("two");
        Assert.Equal($"one{Environment.NewLine}two", text.ToString());
    }

    /// <summary>What a terminal answers after a hang-up.</summary>
    private sealed class SimulatedGoneTerminal : TextWriter
    {
        public int Attempts { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw Fail();

        public override void Write(string? value) => throw Fail();

        public override void WriteLine(string? value) => throw Fail();

        public override void WriteLine() => throw Fail();

        public override void Flush() => throw Fail();

        private IOException Fail()
        {
            Attempts++;
            return new IOException("Input/output error");
        }
    }
}
