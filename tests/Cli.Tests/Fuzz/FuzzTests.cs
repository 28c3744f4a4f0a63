using System.Diagnostics;
using System.Text;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Specification;
using GearSweep.Testing.Fuzz;

namespace GearSweep.Cli.Fuzz;

/// <summary>
/// Damaged files, through the command line as people use it: each is read, or refused with what is wrong, and soon.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const string Mapping = """
        inputs: [sensor1]
        target: sensor2
        units: {sensor1: g, sensor2: m/s²}
        time: time_x
        rate: 5000
        gaps: {missing: 1, jitter: 0.4}
        speed: {column: speedSet, scale: 1, round_to: [8.33, 25, 40], tolerance: 2}
        load: {column: load_value}
        gear: {names: {No fault: healthy}}

        """;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Three_hundred_damaged_specifications_are_refused_or_read()
    {
        await GenerateAsync(rows: 600);
        var store = _folder.PathOf("s.db");
        // What is right is refused too, after it was read, and never trained.
        await using var owner = await SampleStore.OpenAsync(store);
        var right = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var file = Write(
                "spec.yaml",
                Mutation.Of(Encoding.UTF8.GetBytes(Presets.All[seed % Presets.All.Count].Yaml), seed)
            );
            var ended = await EndsWellAsync(
                seed,
                "run",
                file,
                "--data",
                _folder.PathOf("gear"),
                "--store",
                store,
                "--slots",
                "1"
            );
            Assert.Equal(ExitCode.BadInput, ended.Code);
            if (ended.Errors.Contains("is in use by process", StringComparison.Ordinal))
                right++;
            else
                Assert.True(ended.Errors.Contains(file, StringComparison.Ordinal), $"seed {seed}: {ended.Errors}");
        }

        Assert.InRange(right, 10, 280);
    }

    [Fact]
    public async Task A_hundred_damaged_csv_files_are_refused_or_described()
    {
        await GenerateAsync(rows: 30);
        var good = File.ReadAllBytes(_folder.PathOf("gear/no_fault.csv"));
        for (var seed = 0; seed < 100; seed++)
            await EndsWellAsync(
                seed,
                "data",
                "describe",
                Write("damaged.csv", Mutation.Of(good, seed)),
                "--format",
                seed % 2 == 0 ? "text" : "json"
            );
    }

    [Fact]
    public async Task Fifty_damaged_mapping_files_are_refused_or_used()
    {
        await GenerateAsync(rows: 30);
        var used = 0;
        Write("gear/no_fault.columns.yaml", Encoding.UTF8.GetBytes(Mapping));
        Assert.Equal(
            ExitCode.Done,
            (await EndsWellAsync(-1, "data", "describe", _folder.PathOf("gear/no_fault.csv"))).Code
        );
        for (var seed = 0; seed < 50; seed++)
        {
            Write("gear/no_fault.columns.yaml", Mutation.Of(Encoding.UTF8.GetBytes(Mapping), seed));
            var ended = await EndsWellAsync(
                seed,
                "data",
                "describe",
                _folder.PathOf("gear/no_fault.csv"),
                "--format",
                seed % 2 == 0 ? "text" : "json"
            );
            if (ended.Code == ExitCode.Done)
                used++;
        }

        Assert.InRange(used, 1, 40);
    }

    private static async Task<CommandLine.Ended> EndsWellAsync(int seed, params string[] args)
    {
        var began = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource(Bound);
        var ended = await CommandLine
            .RunAsync(args, new StringWriter(), stop.Token)
            .WaitAsync(Bound + Bound, CancellationToken.None);
        var said = $"seed {seed}, {Stopwatch.GetElapsedTime(began)}: exit code {ended.Code}: {ended.Errors}";
        Assert.True(ended.Code is ExitCode.Done or ExitCode.BadInput && Stopwatch.GetElapsedTime(began) < Bound, said);
        Assert.True(ended.Code == ExitCode.Done || ended.Errors.Trim().Length > 0, said);
        Assert.False(
            ended.Errors.Contains("Exception", StringComparison.Ordinal)
                || ended.Errors.Contains("   at ", StringComparison.Ordinal),
            said
        );
        Assert.DoesNotContain(ended.Errors + ended.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.All(ended.Errors.Split('\n'), line => Assert.True(line.Length < 2000, said));
        return ended;
    }

    private Task<CommandLine.Ended> GenerateAsync(int rows) =>
        CommandLine.RunAsync(
            "data",
            "generate",
            "--out",
            _folder.PathOf("gear"),
            "--gear",
            "no_fault",
            "--rows",
            rows.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.PathOf(name), content);
        return _folder.PathOf(name);
    }
}
