using System.CommandLine;
using System.Text.Json;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// A program that trains the same shapes with PyTorch, the same grid with Optuna and PyTorch, and stores trials without
/// training with Optuna in SQLite:
/// <c>epochs --repeats N [--cells gru,rnn]</c>, <c>grid CSV --jobs N --epochs N</c> and <c>trials --n N --points N</c>, each with one
/// JSON object a line.
/// </summary>
internal sealed class Peer(string program)
{
    /// <summary>What a report says where there is no peer.</summary>
    public const string Missing = "Not measured beside the peer: neither --peer nor GEARSWEEP_PEER names a program.";

    /// <summary>
    /// The option of the commands that run a peer; a file that is not there is an error, and not the same as no peer.
    /// </summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--peer")
        {
            Description = "The program that does the same with PyTorch; default: GEARSWEEP_PEER.",
        };
        option.Validators.Add(result =>
        {
            if (Named(result.GetValueOrDefault<string?>()) is { } program && !File.Exists(program))
                result.AddError($"--peer: there is no file '{program}'");
        });
        return option;
    }

    /// <summary>
    /// The program that the option or the environment names; <see langword="null"/> where neither does.
    /// </summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static Peer? Find(string? program) =>
        Named(program) switch
        {
            null => null,
            { } named when File.Exists(named) => new Peer(Path.GetFullPath(named)),
            { } named => throw new IOException($"the peer '{named}' is not there"),
        };

    /// <summary>Seconds an epoch by shape, the best of several.</summary>
    /// <param name="repeats">Epochs of a shape.</param>
    /// <param name="cells">Recurrent cells, with commas between them; LSTM alone without.</param>
    /// <param name="cancellation">Kills the peer.</param>
    public async Task<IReadOnlyDictionary<(string Cell, int Hidden, int Layers, int Length), double>> EpochsAsync(
        int repeats,
        string? cells,
        CancellationToken cancellation
    )
    {
        string[] chosen = cells is null ? [] : ["--cells", cells];
        var lines = await RunAsync(["epochs", "--repeats", Text(repeats), .. chosen], cancellation);
        return lines.ToDictionary(
            l =>
                (
                    l.TryGetProperty("cell", out var cell) ? cell.GetString()! : CellKind.Lstm.ToName(),
                    Number(l, "hidden"),
                    Number(l, "layers"),
                    Number(l, "sequence")
                ),
            l => l.GetProperty("seconds_per_epoch").GetDouble()
        );
    }

    /// <summary>The grid: a line for each condition with its trials, then one with the wall time.</summary>
    public async Task<PeerGrid> GridAsync(string csv, int jobs, int epochs, CancellationToken cancellation)
    {
        var lines = await RunAsync(["grid", csv, "--jobs", Text(jobs), "--epochs", Text(epochs)], cancellation);
        var conditions = lines.SkipLast(1).ToArray();
        return new PeerGrid(
            lines[^1].GetProperty("wall_seconds").GetDouble(),
            conditions.Sum(line => Number(line, "finished")),
            conditions.Sum(line => Number(line, "duplicates"))
        );
    }

    /// <summary>Optuna's trials in SQLite without training, one worker.</summary>
    public async Task<PeerTrials> TrialsAsync(int trials, int points, CancellationToken cancellation)
    {
        var memory = new PeakMemory();
        var lines = await RunAsync(["trials", "--n", Text(trials), "--points", Text(points)], cancellation, memory);
        return new PeerTrials(trials, trials / lines[^1].GetProperty("trials_per_second").GetDouble(), memory.Bytes);
    }

    private static string? Named(string? program) =>
        program ?? (Environment.GetEnvironmentVariable("GEARSWEEP_PEER") is { Length: > 0 } named ? named : null);

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<JsonElement>> RunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        PeakMemory? memory = null
    )
    {
        var output = await ChildProcess.RunAsync(program, arguments, cancellation, memory);
        return
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l.StartsWith('{'))
                .Select(l => JsonDocument.Parse(l).RootElement),
        ];
    }
}
