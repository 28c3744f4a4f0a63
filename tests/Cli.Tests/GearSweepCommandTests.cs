namespace GearSweep.Cli.Commands;

public sealed class GearSweepCommandTests
{
    [Fact]
    public async Task Help_names_every_verb_and_the_exit_codes()
    {
        var ended = await CommandLine.RunAsync("--help");
        Assert.Equal(ExitCode.Done, ended.Code);
        Assert.All(
            ["run", "trials", "curves", "model", "data", "gearsweep", "3 some trials failed"],
            word => Assert.Contains(word, ended.Output, StringComparison.Ordinal)
        );
        Assert.Empty(ended.Errors);
    }

    [Fact]
    public async Task The_version_is_the_one_that_the_cluster_and_the_pages_tell() =>
        Assert.Equal(Shared.Cluster.ProductVersion.Text, (await CommandLine.RunAsync("--version")).Output.Trim());

    [Theory]
    [InlineData("fly")]
    [InlineData("data")]
    [InlineData("run")]
    [InlineData("run", "spec.yaml", "--slots", "0")]
    [InlineData("run", "spec.yaml", "--slots", "many")]
    [InlineData("run", "spec.yaml", "--format", "xml")]
    [InlineData("trials", "1")]
    [InlineData("curves", "1", "--store", "a.db", "--format", "text")]
    [InlineData("model", "export", "1", "--store", "a.db", "--out", "b")]
    [InlineData("data", "generate")]
    [InlineData("data", "generate", "--out", "x", "--rows", "0")]
    [InlineData("data", "generate", "--out", "x", "--gear", "square")]
    public async Task A_wrong_command_line_is_refused_with_a_hint(params string[] args)
    {
        var ended = await CommandLine.RunAsync(args);
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("--help", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Theory]
    [InlineData("trials", "1", "--store", "no-such-file.db")]
    [InlineData("curves", "1", "--store", "no-such-file.db")]
    [InlineData("model", "export", "1", "2", "--store", "no-such-file.db", "--out", "x")]
    [InlineData("data", "describe", "no-such-file.csv")]
    [InlineData("run", "no-such-file.yaml")]
    public async Task A_file_that_is_not_there_is_named(params string[] args)
    {
        var ended = await CommandLine.RunAsync(args);
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains("no-such-file", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists("no-such-file.db"));
    }
}
