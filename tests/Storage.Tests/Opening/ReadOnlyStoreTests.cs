using GearSweep.Storage.Tests.Processes;
using static GearSweep.Storage.Tests.Processes.OtherProcess;
using static GearSweep.Storage.Tests.SqliteTempDatabase;

namespace GearSweep.Storage.Tests.Opening;

/// <summary>Whoever only looks needs to write nothing.</summary>
public sealed class ReadOnlyStoreTests
{
    private const string MountNeeds = "needs the right to mount (unshare -m)";

    [Fact]
    public async Task Another_users_finished_store_is_read_and_nothing_is_left_beside_it()
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(2);
        await database.CloseAsync();
        await Nobody.LetReadAsync(database.Directory);
        var before = Directory.GetFiles(database.Directory).Order().ToArray();

        Assert.Equal("2 sweeps", await SaysAsync(Reader, database.File, null, Nobody.Launcher));

        Assert.Equal(before, Directory.GetFiles(database.Directory).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_users_store_whose_owner_was_killed_is_read_with_its_log(bool withIndex)
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(3);
        await using var killed = Closed();
        foreach (var suffix in withIndex ? new[] { "", "-wal", "-shm" } : ["", "-wal"])
            File.Copy(database.File + suffix, killed.File + suffix);
        Assert.NotEqual(0, new FileInfo(killed.File + "-wal").Length);
        await Nobody.LetReadAsync(killed.Directory);

        Assert.Equal("3 sweeps", await SaysAsync(Reader, killed.File, null, Nobody.Launcher));
    }

    [Fact]
    public async Task Another_users_store_is_read_beside_its_owner()
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(1);
        await Nobody.LetReadAsync(database.Directory);

        Assert.Equal("1 sweeps", await SaysAsync(Reader, database.File, null, Nobody.Launcher));
    }

    [Fact]
    public async Task A_store_that_may_not_be_read_is_refused_by_name()
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(1);
        await database.CloseAsync();
        await Nobody.LetReadAsync(database.Directory);
        await Nobody.HideAsync(database.File);

        var said = await SaysAsync(Reader, database.File, null, Nobody.Launcher);

        Assert.Contains($"'{database.File}' cannot be read", said, StringComparison.Ordinal);
        Assert.Contains("denied", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_may_only_be_read_has_no_owner_who_cannot_write_it()
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(1);
        await database.CloseAsync();
        await Nobody.LetReadAsync(database.Directory);

        var said = await SaysAsync(Owner, database.File, null, Nobody.Launcher);

        Assert.Contains($"'{database.File}' cannot be written", said, StringComparison.Ordinal);
        Assert.DoesNotContain("in use", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_on_a_read_only_file_system_is_read_and_not_owned(bool withLog)
    {
        await using var database = await WithSweepsAsync(2);
        await using var archive = Closed();
        if (!withLog)
            await database.CloseAsync();
        foreach (var suffix in withLog ? new[] { "", "-wal" } : [""])
            File.Copy(database.File + suffix, archive.File + suffix);
        var mount =
            $"mount --bind '{archive.Directory}' '{archive.Directory}' && mount -o remount,bind,ro '{archive.Directory}'";

        var said = await SaysAfterAsync(mount, Reader, archive.File);
        Assert.SkipWhen(said is null, MountNeeds);
        Assert.Equal("2 sweeps", said);
        Assert.Equal(withLog ? 2 : 1, Directory.GetFiles(archive.Directory).Length);

        var refused = await SaysAfterAsync(mount, Owner, archive.File);
        Assert.Contains($"'{archive.File}' cannot be written", refused, StringComparison.Ordinal);
        Assert.Contains("read-only file system", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b.db")]
    [InlineData("50%3F?immutable=0#.db")]
    public async Task Odd_names_are_read_as_they_are(string name)
    {
        await RequireNobodyAsync();
        await using var database = await WithSweepsAsync(1);
        await database.CloseAsync();
        var path = Path.Combine(database.Directory, name);
        File.Move(database.File, path);
        await Nobody.LetReadAsync(database.Directory);

        Assert.Equal("1 sweeps", await SaysAsync(Reader, path, null, Nobody.Launcher));
    }

    private static async Task RequireNobodyAsync() => Assert.SkipUnless(await Nobody.CanBeAsync(), Nobody.Needs);

    private static async Task<SqliteTempDatabase> WithSweepsAsync(int sweeps)
    {
        var database = await OpenAsync();
        for (var sweep = 0; sweep < sweeps; sweep++)
            await database.SweepAsync();
        return database;
    }
}
