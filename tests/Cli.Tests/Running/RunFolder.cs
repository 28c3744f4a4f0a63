using System.Globalization;

namespace GearSweep.Cli.Running;

/// <summary>A folder with a small specification, generated data, and stores: what <c>run</c> needs.</summary>
internal sealed class RunFolder : IDisposable
{
    public const string Specification = """
        name: tiny
        dataset: no_fault
        conditions:
          - {speed: 8.33, load: 0}
          - {speed: 40, load: 80}
        parameters:
          hidden_size:
            values: [4, 8]
        epochs: 3
        """;

    private readonly TemporaryFolder _folder = new();

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public Task<CommandLine.Ended> RunAsync(string store, string specification = Specification, params string[] more) =>
        CommandLine.RunAsync(Arguments(store, specification, more));

    /// <summary>Runs a sweep and interrupts it when it says for the first time how far it is.</summary>
    public async Task<CommandLine.Ended> InterruptAsync(string store, string specification)
    {
        using var interruption = new CancellationTokenSource();
        return await CommandLine.RunAsync(
            Arguments(store, specification),
            new CancellingWriter(interruption),
            interruption.Token
        );
    }

    public Task<CommandLine.Ended> GenerateAsync() =>
        CommandLine.RunAsync(
            "data",
            "generate",
            "--out",
            _folder.PathOf("gear"),
            "--gear",
            "no_fault",
            "--rows",
            "600"
        );

    /// <summary>Data of four channels in g, of which a4 is the target.</summary>
    /// <param name="target">The target's values by row.</param>
    public void WriteRig(Func<int, double> target)
    {
        Directory.CreateDirectory(_folder.PathOf("gear"));
        _folder.Write(
            "gear/rig.columns.yaml",
            "inputs: [a1, a2, a3]\ntarget: a4\nunits: g\nrate: 5000\nspeed: {value: 25}\nload: {value: 80}\n"
        );
        var rows = Enumerable
            .Range(0, 400)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Sin(i):R},{Math.Cos(i):R},{Math.Sin(2 * i):R},{target(i):R}\n"
                )
            );
        _folder.Write("gear/rig.csv", "a1,a2,a3,a4\n" + string.Concat(rows));
    }

    /// <summary>The rows of a sweep's curves.</summary>
    public async Task<string[]> CurvesOf(string store, int sweep)
    {
        var curves = await CommandLine.RunAsync("curves", $"id:{sweep}", "--store", PathOf(store));
        return [.. curves.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    public void Dispose() => _folder.Dispose();

    private string[] Arguments(string store, string specification, params string[] more) =>
        [
            "run",
            _folder.Write("spec.yaml", specification),
            "--data",
            _folder.PathOf("gear"),
            "--store",
            _folder.PathOf(store),
            .. more.Contains("--slots") ? [] : (string[])["--slots", "2"],
            .. more,
        ];

    /// <summary>Interrupts when the first line of progress is written.</summary>
    private sealed class CancellingWriter(CancellationTokenSource source) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (
                value!.Contains(" trials", StringComparison.Ordinal)
                && !value.Contains("not ended", StringComparison.Ordinal)
            )
                source.Cancel();
        }
    }
}
