using System.Text;
using GearSweep.Cli.Sweeps;
using GearSweep.Testing;

namespace GearSweep.Cli.Commands;

/// <summary>Files that cannot be read as they should be, or written where a person wants them.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_specification_of_other_bytes_is_refused_with_file_place_and_line()
    {
        var latin = _folder.PathOf("latin.yaml");
        File.WriteAllBytes(latin, Encoding.Latin1.GetBytes("name: Ger\u00e4te\ndataset: g\n"));
        await RefusedAsync(
            $"'{latin}' is not UTF-8 at byte 9, line 1: found 0xE4",
            "run",
            latin,
            "--store",
            _folder.PathOf("s.db")
        );
        var wide = _folder.PathOf("wide.yaml");
        File.WriteAllText(wide, "name: w\ndataset: g\n", Encoding.Unicode);
        await RefusedAsync(
            $"'{wide}' is UTF-16 (by its byte order mark); UTF-8 is expected",
            "run",
            wide,
            "--store",
            _folder.PathOf("s.db")
        );
        await RefusedAsync(
            "is a directory; the path of a specification is expected",
            "run",
            _folder.PathOf("."),
            "--store",
            _folder.PathOf("s.db")
        );
        await RefusedAsync("has more than 1,048,576 bytes", "run", "/dev/zero", "--store", _folder.PathOf("s.db"));
        Assert.False(File.Exists(_folder.PathOf("s.db")));
    }

    [Fact]
    public async Task A_pipe_that_says_nothing_keeps_nobody_from_stopping()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux' files");
        using (var made = System.Diagnostics.Process.Start("mkfifo", _folder.PathOf("pipe")))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var ended = await CommandLine.RunAsync(
            ["run", _folder.PathOf("pipe"), "--store", _folder.PathOf("s.db")],
            new StringWriter(),
            stop.Token
        );
        Assert.Equal((ExitCode.Failed, "Interrupted."), (ended.Code, ended.Errors.Trim()));
        // Lets go whoever waits.
        await using var writer = new FileStream(_folder.PathOf("pipe"), FileMode.Open, FileAccess.ReadWrite);
    }

    [Fact]
    public async Task A_model_is_written_to_a_new_file_or_over_one_that_may_be_replaced_and_to_nothing_else()
    {
        var store = _folder.PathOf("s.db");
        await SampleStore.AddAsync(store, "s");
        await SampleStore.CompleteAsync(store, 1, 0);
        string[] Export(params string[] to) => ["model", "export", "s", "0", "--store", store, "--out", .. to];

        Assert.Equal(ExitCode.Done, (await CommandLine.RunAsync(Export(_folder.PathOf("m")))).Code);
        Assert.Equal("a model", File.ReadAllText(_folder.PathOf("m")));
        File.WriteAllText(_folder.PathOf("m"), "mine");
        await RefusedAsync(
            $"'{_folder.PathOf("m")}' exists already; nothing was written. '--overwrite' replaces it.",
            Export(_folder.PathOf("m"))
        );
        Assert.Equal("mine", File.ReadAllText(_folder.PathOf("m")));
        Assert.Equal(ExitCode.Done, (await CommandLine.RunAsync(Export(_folder.PathOf("m"), "--overwrite"))).Code);
        Assert.Equal("a model", File.ReadAllText(_folder.PathOf("m")));

        await RefusedAsync(
            "'/dev/null' is a device; the path of a file is expected",
            Export("/dev/null", "--overwrite")
        );
        await RefusedAsync(
            "is a directory; the path of a file is expected",
            Export(_folder.PathOf("."), "--overwrite")
        );
        await RefusedAsync("there is no directory '", Export(_folder.PathOf("no/m")));
        await RefusedAsync("'/proc/m' cannot be written: ", Export("/proc/m"));
        Assert.Equal(
            ["m", "s.db"],
            Directory
                .GetFiles(_folder.PathOf("."))
                .Select(Path.GetFileName)
                .Where(name =>
                    !name!.StartsWith("s.db-", StringComparison.Ordinal)
                    && !name.StartsWith("s.db.", StringComparison.Ordinal)
                )
                .Order()
        );
    }

    [Fact]
    public async Task A_full_disk_is_told_and_keeps_no_part_of_a_model()
    {
        using var disk = await SmallDisk.TryMountAsync();
        if (disk is null)
            Assert.Skip(SmallDisk.Needs);
        var store = _folder.PathOf("s.db");
        await SampleStore.AddAsync(store, "s");
        await SampleStore.CompleteAsync(store, 1, 0);
        await disk.FillAsync();
        var target = Path.Combine(disk.Path, "m");
        await RefusedAsync(
            $"'{target}' cannot be written: no space left on device",
            "model",
            "export",
            "s",
            "0",
            "--store",
            store,
            "--out",
            target
        );
        Assert.Equal(["ballast"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_the_file_system_refuses_is_told_with_the_path_and_what_was_wanted()
    {
        await RefusedAsync(
            "'/proc/gear' cannot be created: ",
            "data",
            "generate",
            "--out",
            "/proc/gear",
            "--rows",
            "10"
        );
        await RefusedAsync(
            "'/proc/self/mem' cannot be read: ",
            "run",
            "/proc/self/mem",
            "--store",
            _folder.PathOf("s.db")
        );
    }

    [Fact]
    public async Task Nothing_that_a_person_may_not_read_is_taken_for_absent()
    {
        Assert.SkipWhen(Environment.UserName == "root", "permissions do not bind root");
        var secret = _folder.Write("secret.yaml", "name: s\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(secret, UnixFileMode.None);
        await RefusedAsync(
            $"'{secret}' cannot be read: permission denied",
            "run",
            secret,
            "--store",
            _folder.PathOf("s.db")
        );
    }

    [Fact]
    public async Task A_password_on_the_command_line_is_refused_and_no_control_character_is_repeated()
    {
        var ended = await CommandLine.RunAsync("trials", "s", "--store", "Host=db;Username=g;Password=hunter2");
        Assert.Equal(ExitCode.BadInput, ended.Code);
        Assert.Contains(
            "holds a password, and others can read a command line;",
            ended.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("Cluster__Database", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ended.Errors, StringComparison.Ordinal);
        foreach (var option in (string[])["--password", "--Cluster:Database-Pwd", "--token"])
        {
            var separate = await CommandLine.RunAsync("run", "q.yaml", option, "hunter2");
            Assert.Equal(ExitCode.BadInput, separate.Code);
            Assert.Contains($"'{option} ***' holds a password", separate.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", separate.Errors, StringComparison.Ordinal);
        }

        await RefusedAsync("there is no file '\\u001b[31mred'", "run", "\u001b[31mred");
        await RefusedAsync("\\u001b[31m", "fly\u001b[31m");
    }

    private static async Task RefusedAsync(string message, params string[] args)
    {
        var ended = await CommandLine.RunAsync(args);
        Assert.True(ended.Code == ExitCode.BadInput, $"{ended.Code}: {ended.Errors}");
        Assert.Contains(message, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Errors, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }
}
