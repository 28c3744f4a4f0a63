using GearSweep.Silo.Security;

namespace GearSweep.Cli.Cluster;

public sealed class SecretCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_makes_a_secret_that_only_its_owner_can_read_and_never_prints_it()
    {
        var file = _folder.PathOf("cluster.secret");
        var ended = await CommandLine.RunAsync("cluster", "secret", file);
        var secret = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
        Assert.Equal(0, ended.Code);
        Assert.True(secret.Length >= ClusterSecret.Shortest);
        Assert.DoesNotContain(secret, ended.Output + ended.Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task It_leaves_a_file_alone_that_is_there()
    {
        var file = _folder.Write("cluster.secret", "mine");
        var ended = await CommandLine.RunAsync("cluster", "secret", file);
        Assert.Equal(2, ended.Code);
        Assert.StartsWith($"'{file}' is there already", ended.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
