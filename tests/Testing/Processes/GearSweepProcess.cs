using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace GearSweep.Testing.Processes;

/// <summary>One of the product's programs as a real process, with what it prints.</summary>
public sealed partial class GearSweepProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly List<(Func<string, bool> Expected, TaskCompletionSource<string> Seen)> _waiting = [];
    private readonly Lock _gate = new();

    private readonly Task<int> _end;

    private GearSweepProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, _errors);
        _process.Start();
        Id = _process.Id;
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // One task for all who wait, so that none of them asks a process that another has disposed of.
        _end = EndAsync();
    }

    /// <summary>Its number in the system.</summary>
    public int Id { get; }

    /// <summary>What it printed to its standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    /// <summary>What it printed to its standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_gate)
                return _errors.ToString();
        }
    }

    /// <summary>Starts a program of src/ in a folder.</summary>
    /// <param name="project">Name of the project, e.g. <c>Cli</c>, or the whole path of a program that was
    /// published.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    public static GearSweepProcess Start(string project, string folder, params string[] arguments) =>
        StartBy([], project, folder, arguments);

    /// <summary>
    /// Starts a program of src/ by way of another command, which becomes it (as <c>ip netns exec</c> does).
    /// </summary>
    /// <param name="launcher">The command and its words; empty for none.</param>
    /// <param name="project">Name of the project, e.g. <c>Cli</c>.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The program's arguments.</param>
    public static GearSweepProcess StartBy(
        IReadOnlyList<string> launcher,
        string project,
        string folder,
        params string[] arguments
    )
    {
        string[] words = [.. launcher, "dotnet", ProgramFile(project), .. arguments];
        var start = new ProcessStartInfo(words[0])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        for (var i = 1; i < words.Length; i++)
        {
            // A connection string with a password is refused on a command line.
            if (words[i] == "--Cluster:Database")
                start.Environment["Cluster__Database"] = words[++i];
            else
                start.ArgumentList.Add(words[i]);
        }

        start.Environment["DOTNET_gcServer"] = "0";

        return new GearSweepProcess(start);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string project,
        string folder,
        params string[] arguments
    )
    {
        await using var program = Start(project, folder, arguments);
        var code = await program.ExitAsync();
        return (code, program.Output, program.Errors);
    }

    /// <summary>Waits for a line on either stream, also one that was printed before.</summary>
    public async Task<string> LineAsync(Func<string, bool> expected, TimeSpan? bound = null)
    {
        TaskCompletionSource<string> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var early = $"{_output}{_errors}".Split('\n').FirstOrDefault(expected);
            if (early is not null)
                return early;
            _waiting.Add((expected, seen));
        }

        var first = await Task.WhenAny(seen.Task, _end).WaitAsync(bound ?? TimeSpan.FromMinutes(2));
        return first == seen.Task
            ? await seen.Task
            : throw new InvalidOperationException($"The program ended:\n{Output}\n{Errors}");
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It does not end within the bound.</exception>
    public Task<int> ExitAsync(TimeSpan? bound = null) => _end.WaitAsync(bound ?? TimeSpan.FromMinutes(5));

    /// <summary>Whether it was asked to stop.</summary>
    public bool IsAskedToStop { get; private set; }

    /// <summary>SIGTERM: please stop.</summary>
    public void Terminate()
    {
        IsAskedToStop = true;
        Signal(15);
    }

    /// <summary>SIGINT: Ctrl-C.</summary>
    public void Interrupt() => Signal(2);

    /// <summary>SIGHUP: its terminal is gone.</summary>
    public void HangUp() => Signal(1);

    /// <summary>SIGSTOP: it stands still, and its connections stay open.</summary>
    public void Freeze() => Signal(19);

    /// <summary>SIGCONT: it goes on.</summary>
    public void Thaw() => Signal(18);

    /// <summary>SIGKILL: the plug is pulled.</summary>
    public async Task KillAsync()
    {
        Signal(9);
        await ExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_end.IsCompleted)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>The file of a program of src/.</summary>
    public static string ProgramFile(string project)
    {
        if (Path.IsPathRooted(project))
            return project;
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);
        return Path.Combine(
            Repository.Root,
            "src",
            project,
            "bin",
            configuration,
            "net10.0",
            $"GearSweep.{project}.dll"
        );
    }

    private void Signal(int signal)
    {
        if (!_end.IsCompleted)
            _ = Kill(Id, signal);
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Take(string? line, StringBuilder stream)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            stream.Append(line).Append('\n');
            foreach (var (expected, seen) in _waiting)
            {
                if (expected(line))
                    seen.TrySetResult(line);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
