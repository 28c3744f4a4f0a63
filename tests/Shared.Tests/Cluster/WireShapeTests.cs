namespace GearSweep.Shared.Cluster;

/// <summary>
/// Nothing that travels between processes changes unnoticed: those of one protocol understand each other, and the
/// others are refused.
/// </summary>
public sealed class WireShapeTests
{
    [Fact]
    public void What_travels_between_processes_is_what_is_written_down_for_this_protocol()
    {
        string[] written = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cluster", "wire.txt"));
        string[] found = [$"protocol {ClusterProtocol.Version}", .. WireShape.Lines()];
        string[] changes =
        [
            .. written.Except(found).Select(line => $"- {line}"),
            .. found.Except(written).Select(line => $"+ {line}"),
        ];
        Assert.True(
            changes.Length == 0,
            "raise ClusterProtocol.Version, for processes of the version before read these otherwise, and write them down in "
                + "tests/Shared.Tests/Cluster/wire.txt:\n"
                + string.Join('\n', changes)
        );
    }
}
