using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Data;

/// <summary>
/// A data directory with <c>rig</c>, of the channels a1 to a4 in g with a4 as the target, and <c>wide</c>, of c1 to c63
/// in no known unit.
/// </summary>
public sealed class RigData : IDisposable
{
    /// <summary>Of <c>rig</c>.</summary>
    public static readonly IReadOnlyList<Channel> Channels =
    [
        new("a1", "g"),
        new("a2", "g"),
        new("a3", "g"),
        new("a4", "g"),
    ];

    private const int Rows = 600;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gearsweep-rig-");

    public RigData()
    {
        Write("rig", [.. Channels.Select(c => c.Name)], "g");
        Write("wide", [.. Enumerable.Range(1, 63).Select(c => $"c{c}")], unit: null);
    }

    public string Path => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    private void Write(string name, string[] channels, string? unit)
    {
        File.WriteAllText(
            System.IO.Path.Combine(Path, $"{name}.columns.yaml"),
            $"inputs: [{string.Join(", ", channels[..^1])}]\ntarget: {channels[^1]}\nrate: 5000\nspeed: {{value: 25}}\nload: {{value: 80}}\n"
                + (unit is null ? "" : $"units: {unit}\n")
        );
        var rows = Enumerable
            .Range(0, Rows)
            .Select(row =>
                string.Join(
                    ',',
                    channels.Select(
                        (_, c) => (0.02 * Math.Sin(0.3 * row + c)).ToString("F6", CultureInfo.InvariantCulture)
                    )
                )
            );
        File.WriteAllLines(System.IO.Path.Combine(Path, $"{name}.csv"), rows.Prepend(string.Join(',', channels)));
    }
}
