using GearSweep.Cli.Tables;

namespace GearSweep.Cli.Commands;

public sealed class PrintableOutputTests
{
    private const string Evil = "evil\u001b]0;owned\u0007\u009b2J\u202e";

    [Theory]
    [InlineData("run", Evil)]
    [InlineData("data", "describe", Evil)]
    [InlineData("trials", Evil, "--store", Evil)]
    [InlineData("sweeps", "--store", Evil)]
    [InlineData("store", "backup", Evil, "--store", Evil)]
    [InlineData(Evil)]
    public async Task A_name_on_the_command_line_comes_back_without_control_characters(params string[] words)
    {
        var ended = await CommandLine.RunAsync(words);
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("evil\\u001b]0;owned\\u0007\\u009b2J\\u202e", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Errors + ended.Output, IsHarmful);
    }

    [Fact]
    public void A_cell_with_a_line_end_stays_in_its_row() =>
        Assert.Equal(
            "name            n\na\\u000ab\\u001b  1\n",
            TextTable.Write(
                ["name", "n"],
                [
                    ["a\nb\u001b", "1"],
                ]
            )
        );

    [Fact]
    public async Task Writers_keep_lines_tabs_and_everything_harmless()
    {
        using var text = new StringWriter();
        await using var writer = new PrintableWriter(text);
        await writer.WriteAsync("a\tb\n");
        await writer.WriteAsync('\u001b');
        await writer.WriteAsync("ü\r".ToCharArray(), 0, 2);
        await writer.WriteAsync("歯\u0000".AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal("a\tb\n\\u001bü\\u000d歯\\u0000", text.ToString());
    }

    private static bool IsHarmful(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter == '\u202e';
}
