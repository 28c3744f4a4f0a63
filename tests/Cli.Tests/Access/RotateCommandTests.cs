using GearSweep.Cli.Commands;
using GearSweep.Shared.Access;

namespace GearSweep.Cli.Access;

public sealed class RotateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shows_the_new_tokens_which_hold_beside_the_store()
    {
        var store = _folder.Write("gearsweep.db", "");
        var old = AccessFile.Create(AccessFile.Beside(store))!;
        var ended = await CommandLine.RunAsync("access", "rotate", store);

        Assert.Equal(ExitCode.Done, ended.Code);
        var words = ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var hashes = AccessFile.Read(AccessFile.Beside(store))!;
        Assert.Equal(["view", "operate"], [words[0], words[2]]);
        Assert.Equal(AccessRole.View, hashes.RoleOfToken(words[1]));
        Assert.Equal(AccessRole.Operate, hashes.RoleOfToken(words[3]));
        Assert.All(old.All, made => Assert.Null(hashes.RoleOfToken(made.Token)));
    }

    [Fact]
    public async Task Replaces_the_token_of_one_role_in_a_file_that_is_named()
    {
        var file = _folder.PathOf("tokens.json");
        var old = AccessFile.Create(file)!;
        var ended = await CommandLine.RunAsync("access", "rotate", file, "--role", "operate");

        Assert.Equal((ExitCode.Done, "operate"), (ended.Code, ended.Output.Split(' ')[0]));
        var hashes = AccessFile.Read(file)!;
        Assert.Equal(AccessRole.View, hashes.RoleOfToken(old.View!));
        Assert.Null(hashes.RoleOfToken(old.Operate!));
    }

    [Fact]
    public async Task A_misspelt_store_or_role_is_refused_and_nothing_is_made()
    {
        var store = _folder.PathOf("gearsweep.bd");
        var missing = await CommandLine.RunAsync("access", "rotate", store);
        Assert.Equal(ExitCode.BadInput, missing.Code);
        Assert.Contains($"there is no '{store}'", missing.Errors, StringComparison.Ordinal);
        var role = await CommandLine.RunAsync("access", "rotate", _folder.PathOf("x.json"), "--role", "root");
        Assert.Equal(ExitCode.BadInput, role.Code);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(store)!));
    }
}
