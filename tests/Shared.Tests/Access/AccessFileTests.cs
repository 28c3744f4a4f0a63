using GearSweep.Shared.Files;

namespace GearSweep.Shared.Access;

public sealed class AccessFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gearsweep-access-").FullName;

    private string File => Path.Combine(_folder, "gearsweep.db.access.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_token_has_256_bits_is_fit_for_an_address_and_is_never_made_twice()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => AccessToken.Create()).ToList();
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{43}$", token));
        Assert.Equal(100, tokens.Distinct().Count());
    }

    [Fact]
    public void What_is_kept_of_a_token_is_its_SHA_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", AccessToken.Hash("abc"));

    [Fact]
    public void Each_token_has_its_role_and_all_else_has_none()
    {
        var tokens = AccessFile.Create(File)!;
        var hashes = AccessFile.Read(File)!;
        Assert.Equal(AccessRole.View, hashes.RoleOfToken(tokens.View!));
        Assert.Equal(AccessRole.Operate, hashes.RoleOfToken(tokens.Operate!));
        Assert.All(
            ["", hashes.View, hashes.Operate, tokens.View![1..], tokens.View.ToUpperInvariant(), AccessToken.Create()],
            other => Assert.Null(hashes.RoleOfToken(other))
        );
        Assert.Null(hashes.RoleOf(""));
    }

    [Fact]
    public void The_file_has_no_token_and_only_its_owner_reads_it()
    {
        var tokens = AccessFile.Create(File)!;
        var text = System.IO.File.ReadAllText(File);
        Assert.All(tokens.All, made => Assert.DoesNotContain(made.Token, text, StringComparison.Ordinal));
        Assert.Equal([File], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        AccessFile.Rotate(File, role: null);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_file_that_is_there_is_left_alone_by_a_start()
    {
        AccessFile.Create(File);
        var before = AccessFile.Read(File);
        Assert.Null(AccessFile.Create(File));
        Assert.Equal(before, AccessFile.Read(File));
    }

    [Fact]
    public async Task Of_many_that_start_at_once_one_makes_the_tokens()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AccessFile.Create(File))));
        var tokens = Assert.Single(made, tokens => tokens is not null)!;
        Assert.Equal(AccessRole.Operate, AccessFile.Read(File)!.RoleOfToken(tokens.Operate!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(AccessRole.View)]
    [InlineData(AccessRole.Operate)]
    public void Rotation_replaces_what_was_asked_for_and_nothing_else(AccessRole? role)
    {
        var old = AccessFile.Create(File)!;
        var made = AccessFile.Rotate(File, role);
        var hashes = AccessFile.Read(File)!;
        foreach (var (held, token) in old.All)
            Assert.Equal(role is { } only && only != held ? held : null, hashes.RoleOfToken(token));
        Assert.All(made.All, pair => Assert.Equal(pair.Role, hashes.RoleOfToken(pair.Token)));
        Assert.Equal(role is null ? 2 : 1, made.All.Count());
    }

    [Fact]
    public void Where_there_is_no_file_both_tokens_are_made_whichever_was_asked_for() =>
        Assert.Equal(2, AccessFile.Rotate(File, AccessRole.View).All.Count());

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{ \"view\": null, \"operate\": null }")]
    [InlineData("{ \"view\": \"\", \"operate\": \"\" }")]
    [InlineData("not JSON")]
    public void A_file_of_something_else_lets_nobody_in_and_is_not_overwritten(string text)
    {
        System.IO.File.WriteAllText(File, text);
        foreach (
            var use in new Action[]
            {
                () => AccessFile.Read(File),
                () => AccessFile.Create(File),
                () => AccessFile.Rotate(File, null),
            }
        )
            Assert.Contains(
                "is no file of access tokens",
                Assert.Throws<FileFaultException>(use).Message,
                StringComparison.Ordinal
            );
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_directory_in_its_place_is_named() =>
        Assert.Contains(
            "is a directory",
            Assert.Throws<FileFaultException>(() => AccessFile.Read(_folder)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void It_lies_beside_a_store_or_a_data_directory()
    {
        Assert.Equal("/data/gearsweep.db.access.json", AccessFile.Beside("/data/gearsweep.db"));
        Assert.Equal("/data/gear.access.json", AccessFile.Beside("/data/gear/"));
    }
}
