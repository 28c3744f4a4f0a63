namespace GearSweep.Shared.Files;

public sealed class FileFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gearsweep-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be() =>
        Assert.Equal(
            $"'{PathOf("x")}' cannot be read: it is not there",
            MessageOf(FileUse.Read, "x", path => File.ReadAllText(path))
        );

    [Fact]
    public void A_path_through_a_file_is_told_with_what_was_wanted()
    {
        File.WriteAllText(PathOf("file"), "");
        Assert.StartsWith(
            $"'{PathOf("file/x")}' cannot be created: ",
            MessageOf(FileUse.Create, "file/x", path => Directory.CreateDirectory(path)),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            $"'{PathOf("file")}' cannot be listed: ",
            MessageOf(FileUse.List, "file", path => Directory.GetFiles(path)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_system_s_words_lose_the_path_that_stands_in_front_already() =>
        Assert.Equal(
            "'/data/x' cannot be written: no space left on device",
            FileFault.Sentence("/data/x", FileUse.Write, new IOException("No space left on device : '/data/x.123.tmp'"))
        );

    [Fact]
    public void A_permission_that_is_missing_is_called_so() =>
        Assert.Equal(
            "'/data/x' cannot be read: permission denied",
            FileFault.Sentence(
                "/data/x",
                FileUse.Read,
                new UnauthorizedAccessException(
                    "Access to the path '/data/x' is denied.",
                    new IOException("Permission denied")
                )
            )
        );

    [Fact]
    public async Task A_file_appears_whole_or_not_at_all()
    {
        await OutputFile.WriteAsync(
            PathOf("a"),
            new byte[] { 1, 2 },
            overwrite: false,
            TestContext.Current.CancellationToken
        );
        Assert.Equal([1, 2], File.ReadAllBytes(PathOf("a")));
        await Assert.ThrowsAsync<FileFaultException>(() =>
            OutputFile.WriteAsync(
                PathOf("a"),
                new byte[] { 3 },
                overwrite: false,
                TestContext.Current.CancellationToken
            )
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            OutputFile.WriteAsync(PathOf("a"), new byte[] { 4 }, overwrite: true, new CancellationToken(true))
        );
        Assert.Equal([1, 2], File.ReadAllBytes(PathOf("a")));
        await OutputFile.WriteAsync(
            PathOf("a"),
            new byte[] { 5 },
            overwrite: true,
            TestContext.Current.CancellationToken
        );
        Assert.Equal([5], File.ReadAllBytes(PathOf("a")));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Only_the_path_of_a_file_is_written_to()
    {
        Assert.Contains("is a directory", OutputFile.Problem(_folder, "--overwrite", true), StringComparison.Ordinal);
        Assert.Equal(
            $"there is no directory '{PathOf("no")}'; nothing was written.",
            OutputFile.Problem(PathOf("no/x"), "--overwrite", true)
        );
        File.WriteAllText(PathOf("x"), "mine");
        Assert.Equal(
            $"'{PathOf("x")}' exists already; nothing was written. '--overwrite' replaces it.",
            OutputFile.Problem(PathOf("x"), "--overwrite", false)
        );
        Assert.Null(OutputFile.Problem(PathOf("x"), "--overwrite", true));
        Assert.Null(OutputFile.Problem(PathOf("y"), "--overwrite", false));
    }

    [Fact]
    public void Devices_and_pipes_are_told_without_being_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux' files");
        Assert.Equal("a device", PathKind.OtherThanFile("/dev/null"));
        using var made = System.Diagnostics.Process.Start("mkfifo", PathOf("pipe"));
        made.WaitForExit();
        Assert.Equal("a pipe", PathKind.OtherThanFile(PathOf("pipe")));
        Assert.Contains(
            "is a pipe; the path of a file is expected",
            OutputFile.Problem(PathOf("pipe"), "--overwrite", true),
            StringComparison.Ordinal
        );
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string MessageOf(FileUse use, string name, Action<string> act) =>
        Assert.Throws<FileFaultException>(() => FileFault.Try(PathOf(name), use, () => act(PathOf(name)))).Message;
}
