using System.Diagnostics;
using System.Globalization;
using GearSweep.Storage.Backups;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Testing.Waiting;
using static GearSweep.Storage.Tests.Processes.OtherProcess;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Opening;

/// <summary>A store has one owner, by whatever name it is reached.</summary>
public sealed class OneOwnerTests
{
    private const string MountNeeds = "needs the right to mount (unshare -m)";

    [Theory]
    [InlineData("the name itself")]
    [InlineData("a relative path")]
    [InlineData("a link")]
    [InlineData("a link to a link")]
    [InlineData("a link to its directory")]
    [InlineData("a hard link in another directory")]
    public async Task A_second_process_is_refused_by_every_name(string name)
    {
        await using var database = await OpenAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync(name, database.File, elsewhere.Directory);

        var said = await SaysAsync(Owner, path, elsewhere.Directory);

        Assert.Contains("is in use by", said, StringComparison.Ordinal);
        Assert.Contains("only one process may write it", said, StringComparison.Ordinal);
        await database.SweepAsync();
    }

    [Fact]
    public async Task A_store_whose_owner_ends_in_this_moment_is_taken()
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();
        var (other, said) = await StartAsync(Owner, database.File);
        using (other)
        {
            Assert.Equal(Owns, said);
            var reopened = database.ReopenAsync();
            Assert.Equal(0, await other.EndAsync());
            await reopened;
        }

        await database.SweepAsync();
    }

    [Theory]
    [InlineData("a link")]
    [InlineData("a hard link in another directory")]
    public async Task A_process_that_came_by_another_name_is_the_owner_until_it_ends(string name)
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync(name, database.File, elsewhere.Directory);
        var (other, said) = await StartAsync(Owner, path);
        using (other)
        {
            Assert.Equal(Owns, said);
            Assert.Contains(
                "is in use by",
                (await Assert.ThrowsAsync<StoreInUseException>(database.ReopenAsync)).Message,
                StringComparison.Ordinal
            );
            Assert.True(OwnerLock.IsTaken(database.File));
            Assert.True(OwnerLock.IsTaken(path));
            Assert.Equal(0, await other.EndAsync());
        }

        Assert.False(OwnerLock.IsTaken(path));
        await database.ReopenAsync();
        Assert.True(OwnerLock.IsTaken(path));
    }

    [Fact]
    public async Task A_killed_owner_owns_nothing()
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();
        await KillAsync(database.File);
        await database.ReopenAsync();
    }

    [Fact]
    public async Task A_store_is_not_read_or_saved_by_a_name_that_does_not_lead_to_its_log_and_nothing_is_left_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the number of a file's names is known on Linux");
        await using var database = await OpenAsync();
        await database.CloseAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync("a hard link in another directory", database.File, elsewhere.Directory);
        Assert.Equal("0 sweeps", await SaysAsync(Reader, path));
        foreach (var made in Directory.GetFiles(elsewhere.Directory).Where(file => file != path))
            File.Delete(made);
        await KillAsync(database.File);

        AssertElsewhere(path, await SaysAsync(Reader, path));
        var copy = Path.Combine(elsewhere.Directory, "copy.db");
        AssertElsewhere(
            path,
            (await Assert.ThrowsAsync<StorageException>(() => StoreBackup.SaveAsync(path, copy, Cancellation))).Message
        );
        Assert.Equal([path], Directory.GetFiles(elsewhere.Directory));
        Assert.EndsWith("sweeps", await SaysAsync(Reader, database.File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_whose_owner_was_killed_is_not_opened_by_another_name_before_its_log_is_in_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the number of a file's names is known on Linux");
        await using var database = await OpenAsync();
        await database.CloseAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync("a hard link in another directory", database.File, elsewhere.Directory);
        await KillAsync(database.File);

        var said = await SaysAsync(Owner, path);
        Assert.Contains($"'{path}' has 2 names", said, StringComparison.Ordinal);
        Assert.Contains("Use it by that name", said, StringComparison.Ordinal);

        await database.ReopenAsync();
        await database.SweepAsync();
        await database.CloseAsync();
        var (other, owns) = await StartAsync(Owner, path);
        using (other)
            Assert.Equal((Owns, 0), (owns, await other.EndAsync()));
    }

    [Fact]
    public async Task A_second_owner_in_the_same_process_is_refused_and_costs_the_first_none_of_its_locks()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc/locks");
        await using var database = await OpenAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync("a hard link in another directory", database.File, elsewhere.Directory);
        var before = Locks(database.File);
        Assert.Contains(before, line => line.Contains("POSIX", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<StoreInUseException>(() =>
            SqliteDatabase.OpenAsync(new StorageOptions { DatabasePath = path }, Cancellation)
        );

        Assert.Contains("by another name of the same file", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Count, Locks(database.File).Count);
        Assert.True(OwnerLock.IsTaken(path));
    }

    [Fact]
    public async Task A_mounted_directory_has_the_same_store_and_the_same_owner()
    {
        await using var database = await OpenAsync();
        await using var elsewhere = Closed();

        var said = await SaysAfterAsync(
            $"mount --bind '{database.Directory}' '{elsewhere.Directory}'",
            Owner,
            Path.Combine(elsewhere.Directory, "results.db")
        );

        Assert.SkipWhen(said is null, MountNeeds);
        Assert.Contains("is in use by", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_mounted_elsewhere_has_the_same_owner()
    {
        await using var database = await OpenAsync();
        await using var elsewhere = Closed();
        var other = Path.Combine(elsewhere.Directory, "other.db");

        var said = await SaysAfterAsync($"touch '{other}' && mount --bind '{database.File}' '{other}'", Owner, other);

        Assert.SkipWhen(said is null, MountNeeds);
        Assert.Contains("by another name of the same file", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a link")]
    [InlineData("a hard link in another directory")]
    public async Task A_store_that_is_owned_by_another_name_is_not_replaced_and_can_be_read_and_saved(string name)
    {
        await using var database = await OpenAsync();
        await database.SweepAsync();
        await using var elsewhere = Closed();
        var path = await NameAsync(name, database.File, elsewhere.Directory);
        var copy = Path.Combine(elsewhere.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);

        var refused = await Assert.ThrowsAsync<StoreInUseException>(() =>
            StoreBackup.RestoreAsync(copy, path, replace: true, Cancellation)
        );

        Assert.Contains("is in use by", refused.Message, StringComparison.Ordinal);
        var read = await SaysAsync(Reader, path);
        if (name == "a link")
            Assert.Equal("1 sweeps", read);
        else
            AssertElsewhere(path, read);
    }

    [Fact]
    public async Task A_store_that_is_restored_by_a_link_is_the_file_that_the_link_names()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync();
        await using var elsewhere = Closed();
        var copy = Path.Combine(elsewhere.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        await database.SweepAsync();
        await database.CloseAsync();
        var link = await NameAsync("a link", database.File, elsewhere.Directory);

        var (report, _) = await StoreBackup.RestoreAsync(copy, link, replace: true, Cancellation);

        Assert.Equal(database.File, report.Path);
        Assert.Equal(database.File, File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName);
        await database.ReopenAsync();
        Assert.Equal(1, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    private static async Task<string> NameAsync(string name, string file, string elsewhere)
    {
        var path = Path.Combine(elsewhere, "other.db");
        switch (name)
        {
            case "the name itself":
                return file;
            case "a relative path":
                return Path.GetRelativePath(elsewhere, file);
            case "a link":
                File.CreateSymbolicLink(path, file);
                return path;
            case "a link to a link":
                File.CreateSymbolicLink($"{path}.first", file);
                File.CreateSymbolicLink(path, "other.db.first");
                return path;
            case "a link to its directory":
                Directory.CreateSymbolicLink($"{path}.d", Path.GetDirectoryName(file)!);
                return Path.Combine($"{path}.d", Path.GetFileName(file));
            default:
                using (var ln = Process.Start("ln", [file, path]))
                    await ln.WaitForExitAsync(Cancellation);
                Assert.True(File.Exists(path));
                return path;
        }
    }

    private static async Task KillAsync(string file)
    {
        var (other, said) = await StartAsync(Owner, file);
        Assert.Equal(Owns, said);
        other.Dispose();
        await Until.HoldsAsync("the system gives the lock back", () => !OwnerLock.IsTaken(file));
    }

    private static List<string> Locks(string file)
    {
        var inode = string.Create(CultureInfo.InvariantCulture, $":{FileStatus.From(file)!.Identity.Inode} ");
        return [.. File.ReadLines("/proc/locks").Where(line => line.Contains(inode, StringComparison.Ordinal))];
    }

    private static void AssertElsewhere(string path, string said)
    {
        Assert.Contains($"'{path}' has 2 names", said, StringComparison.Ordinal);
        Assert.Contains("its log lies under that name", said, StringComparison.Ordinal);
    }
}
