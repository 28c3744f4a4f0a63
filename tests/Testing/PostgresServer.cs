using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GearSweep.Testing;

/// <summary>
/// A real PostgreSQL server in a temporary directory, for tests alone: started from the system's own binaries on a free
/// TCP port, stopped and removed with this object. It also stops when this process is killed. Its data are not
/// synchronised to disk (<c>fsync = off</c>): they survive the server's own death in any way, not the machine's.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The superuser, who logs in with <see cref="Password"/>.</summary>
    public const string User = "gearsweep";

    /// <summary>The superuser's password; the server asks for it.</summary>
    public const string Password = "only for tests";

    // Its input ends with this process, in whatever way that ends, and then the server stops.
    private const string Wrapper = """
        exec 3<&0
        "$0" "$@" >>"$LOG" 2>&1 </dev/null 3<&- & server=$!
        { cat <&3 >/dev/null; kill -INT $server; } & watch=$!
        wait $server
        kill $watch
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _binaries;
    private readonly string _directory;
    private readonly IPAddress _address;
    private readonly IReadOnlyList<string> _prefix;
    private Process? _server;
    private int _databases;

    private PostgresServer(string binaries, string directory, IPAddress address, int port, IReadOnlyList<string> prefix)
    {
        _binaries = binaries;
        _directory = directory;
        _address = address;
        _prefix = prefix;
        Port = port;
    }

    /// <summary>Why tests cannot have a server here; <see langword="null"/> when they can.</summary>
    public static string? Unavailable =>
        FindBinaries() is null ? "needs PostgreSQL's server (initdb and postgres; on Debian: apt install postgresql)"
        : Account is null
            ? "PostgreSQL refuses to run as root, and there is no user 'postgres' or 'nobody' or no setpriv to change to"
        : null;

    /// <summary>The TCP port; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>Whether it was started and not stopped.</summary>
    public bool IsRunning => _server is { HasExited: false };

    /// <summary>What the server has logged so far.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    /// <summary>The server's own process (not that of its wrapper), for signals.</summary>
    public int ProcessId =>
        int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_directory, "data");

    private string LogFile => Path.Combine(_directory, "log");

    // Whom the server runs as; "" for this process's own user.
    private static string? Account =>
        !OperatingSystem.IsLinux() || Environment.UserName != "root" ? ""
        : File.Exists("/usr/bin/setpriv") ? Array.Find(["postgres", "nobody"], name => HasUser(name))
        : null;

    /// <summary>Makes and starts a server; it answers when this returns.</summary>
    /// <param name="address">The address to listen on; loopback when <see langword="null"/>.</param>
    /// <param name="port">The port; <see langword="null"/> for one that is free.</param>
    /// <param name="prefix">What to start it with, e.g. <c>ip netns exec NAME</c>.</param>
    public static async Task<PostgresServer> StartAsync(
        IPAddress? address = null,
        int? port = null,
        IReadOnlyList<string>? prefix = null
    )
    {
        if (Unavailable is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        address ??= IPAddress.Loopback;
        var directory = Directory.CreateTempSubdirectory("gearsweep-postgres-").FullName;
        var server = new PostgresServer(FindBinaries()!, directory, address, port ?? FreePort(address), prefix ?? []);
        try
        {
            await server.InitializeAsync();
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Npgsql's connection string for a database.</summary>
    public string ConnectionString(string database) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Host={_address};Port={Port};Database={database};Username={User};Password={Password}"
        );

    /// <summary>Makes a database of its own.</summary>
    /// <param name="template">The database to copy, which nobody may use meanwhile; an empty one when
    /// <see langword="null"/>.</param>
    /// <returns>Its name.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await SqlAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} STRATEGY file_copy");
        return name;
    }

    /// <summary>Runs SQL as the superuser, with PostgreSQL's own client.</summary>
    /// <returns>What it prints, unaligned and without headings.</returns>
    public Task<string> SqlAsync(string sql, string database = "postgres") =>
        RunAsync(
            [
                .. _prefix,
                Path.Combine(_binaries, "psql"),
                "-XqAt",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                _address.ToString(),
                "-p",
                Port.ToString(CultureInfo.InvariantCulture),
                "-U",
                User,
                "-d",
                database,
                "-c",
                sql,
            ],
            ("PGPASSWORD", Password)
        );

    /// <summary>Writes a database to a file, as docs/deployment.md says.</summary>
    public Task DumpAsync(string database, string file) =>
        RunAsync(
            [.. _prefix, Path.Combine(_binaries, "pg_dump"), "--format=custom", $"--file={file}", Target(database)],
            ("PGPASSWORD", Password)
        );

    /// <summary>Fills a database from such a file, as docs/deployment.md says.</summary>
    public Task RestoreAsync(string file, string database) =>
        RunAsync(
            [
                .. _prefix,
                Path.Combine(_binaries, "pg_restore"),
                "--clean",
                "--if-exists",
                $"--dbname={Target(database)}",
                file,
            ],
            ("PGPASSWORD", Password)
        );

    /// <summary>Starts it again after <see cref="StopAsync"/>, with the same data and port.</summary>
    public async Task StartAsync()
    {
        var start = AsAccount(
            "/bin/sh",
            "-c",
            Wrapper,
            Path.Combine(_binaries, "postgres"),
            "-D",
            Data,
            "-p",
            Port.ToString(CultureInfo.InvariantCulture),
            "-c",
            $"listen_addresses={_address}",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=300",
            "-c",
            "shared_buffers=64MB",
            "-c",
            "log_min_messages=warning"
        );
        start.Environment["LOG"] = LogFile;
        start.RedirectStandardInput = true;
        _server = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        for (string refusal; (refusal = await ProbeAsync()) != ""; )
        {
            if (patience.IsCancellationRequested)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {refusal}\n{Log}");
            }

            // After a crash the old server's sessions hold its memory for a moment, and the new one ends at once.
            if (_server.HasExited)
            {
                _server.Dispose();
                _server = Process.Start(start)!;
            }
        }
    }

    /// <summary>Stops it and waits for its end.</summary>
    /// <param name="signal"><c>INT</c> ends sessions and shuts down in order, <c>QUIT</c> leaves like after a crash,
    /// <c>KILL</c> is the crash itself.</param>
    public async Task StopAsync(string signal = "INT")
    {
        if (_server is not { } server)
        {
            return;
        }

        if (!server.HasExited)
        {
            await RunAsync(["/bin/kill", "-" + signal, ProcessId.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(Patience);
            await server.WaitForExitAsync(patience.Token);
        }

        server.Dispose();
        _server = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync("QUIT");
        Directory.Delete(_directory, recursive: true);
    }

    private static string? FindBinaries()
    {
        string[] usual = Directory.Exists("/usr/lib/postgresql")
            ?
            [
                .. Directory
                    .GetDirectories("/usr/lib/postgresql")
                    .OrderByDescending(d => d.Length)
                    .ThenByDescending(d => d)
                    .Select(d => Path.Combine(d, "bin")),
            ]
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Array.Find(
            [.. path, .. usual],
            d => Array.TrueForAll(["initdb", "postgres", "psql"], tool => File.Exists(Path.Combine(d, tool)))
        );
    }

    private static bool HasUser(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address.Equals(IPAddress.Any) ? IPAddress.Loopback : address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Target(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"host={_address} port={Port} dbname={database} user={User}");

    private async Task InitializeAsync()
    {
        if (Account is { Length: > 0 } account)
        {
            await RunAsync(["/bin/chown", account, _directory]);
        }

        var password = Path.Combine(_directory, "password");
        await File.WriteAllTextAsync(password, Password);
        await RunAsync(
            AsAccount(
                Path.Combine(_binaries, "initdb"),
                "-D",
                Data,
                "-U",
                User,
                "--pwfile",
                password,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"
            )
        );
        // Tests in network namespaces come from other addresses.
        await RunAsync(
            AsAccount(
                "/bin/sh",
                "-c",
                "echo 'host all all all scram-sha-256' >>\"$0\"",
                Path.Combine(Data, "pg_hba.conf")
            )
        );
    }

    private async Task<string> ProbeAsync()
    {
        try
        {
            await SqlAsync("SELECT 1");
            return "";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private ProcessStartInfo AsAccount(params string[] command) =>
        Account is { Length: > 0 } account
            ? Starting([
                .. _prefix,
                "/usr/bin/setpriv",
                "--reuid",
                account,
                "--regid",
                account == "nobody" ? "nogroup" : account,
                "--clear-groups",
                .. command,
            ])
            : Starting([.. _prefix, .. command]);

    private ProcessStartInfo Starting(string[] command) =>
        new(command[0], command[1..]) { WorkingDirectory = _directory };

    private Task<string> RunAsync(string[] command, params (string Name, string Value)[] environment)
    {
        var start = Starting(command);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return RunAsync(start);
    }

    private static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode == 0
            ? (await output).TrimEnd('\n')
            : throw new InvalidOperationException(
                $"{start.FileName} ended with {process.ExitCode}: {await output}{await errors}"
            );
    }
}
