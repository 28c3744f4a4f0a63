using System.Text.RegularExpressions;
using GearSweep.Testing;

namespace GearSweep.Architecture.Deployment;

public sealed partial class SystemdTests : IDisposable
{
    private const string Installed = "/opt/gearsweep/";
    private static readonly string Source = Path.Combine(Repository.Root, "deploy", "systemd");
    private readonly string _folder = Directory.CreateTempSubdirectory("gearsweep-units-").FullName;

    public static TheoryData<string> Services =>
        [.. Directory.GetFiles(Source, "*.service").Select(f => Path.GetFileName(f))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_units()
    {
        var units = Install();
        var (code, output, errors) = await SystemTool.RunAsync("systemd-analyze", ["verify", .. units]);
        Assert.True(code == 0, errors + output);
        Assert.DoesNotContain(
            errors.Split('\n'),
            line => units.Any(unit => line.Contains(Path.GetFileName(unit), StringComparison.Ordinal))
        );
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Systemd_calls_a_service_well_protected(string service)
    {
        var unit = Install().Single(u => Path.GetFileName(u) == service);
        var (code, output, errors) = await SystemTool.RunAsync(
            "systemd-analyze",
            "security",
            "--offline=true",
            "--threshold=25",
            unit
        );
        Assert.True(code == 0, errors + output);
    }

    [Theory]
    [InlineData("gearsweep-head.service", "always")]
    [InlineData("gearsweep-worker.service", "on-failure")] // A worker that was drained ends with 0 and stays away.
    public void A_silo_that_dies_is_started_again_as_a_user_of_its_own_and_has_time_to_hand_back(
        string service,
        string restart
    )
    {
        var lines = File.ReadAllLines(Path.Combine(Source, service));
        Assert.Contains($"Restart={restart}", lines);
        Assert.Contains("StartLimitIntervalSec=0", lines);
        Assert.Contains("User=gearsweep", lines);
        Assert.Contains("TimeoutStopSec=60", lines);
        Assert.True(File.Exists(Path.Combine(Source, Path.GetFileName(Single(lines, "EnvironmentFile=")))));
    }

    [Fact]
    public async Task Systemd_can_make_the_user()
    {
        var (code, output, errors) = await SystemTool.RunAsync(
            "systemd-sysusers",
            "--dry-run",
            Path.Combine(Source, "gearsweep.sysusers.conf")
        );
        Assert.True(code == 0, errors + output);
    }

    [Fact]
    public void Every_program_that_a_unit_starts_is_one_of_ours()
    {
        var programs = Directory
            .GetFiles(Source, "*.service")
            .SelectMany(f => Program().Matches(File.ReadAllText(f)))
            .ToArray();
        Assert.NotEmpty(programs);
        Assert.All(
            programs,
            p =>
                Assert.True(
                    File.Exists(
                        Path.Combine(
                            Repository.Root,
                            "src",
                            p.Groups["project"].Value,
                            $"{p.Groups["project"].Value}.csproj"
                        )
                    ),
                    p.Value
                )
        );
        Assert.All(programs, p => Assert.Equal(p.Groups["project"].Value, p.Groups["folder"].Value, ignoreCase: true));
    }

    /// <summary>The units, as if they and their programs were installed below a folder of the test.</summary>
    private List<string> Install()
    {
        List<string> units = [];
        foreach (var file in Directory.GetFiles(Source).Where(f => Path.GetExtension(f) is ".service" or ".timer"))
        {
            var text = File.ReadAllText(file);
            foreach (Match program in Program().Matches(text))
                MakeProgram(Path.Combine(_folder, program.Value[Installed.Length..]));
            var unit = Path.Combine(_folder, Path.GetFileName(file));
            File.WriteAllText(unit, text.Replace(Installed, $"{_folder}/", StringComparison.Ordinal));
            units.Add(unit);
        }

        return units;
    }

    private static void MakeProgram(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Single(string[] lines, string prefix) =>
        Assert.Single(lines, line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];

    [GeneratedRegex("/opt/gearsweep/(?<folder>[a-z]+)/GearSweep\\.(?<project>[A-Za-z]+)")]
    private static partial Regex Program();
}
