namespace GearSweep.Cluster.Tests.Network;

public sealed class LabNameTests
{
    [Fact]
    public void What_a_process_left_that_is_gone_is_known_by_its_name_and_nothing_else_is_touched()
    {
        string[] names =
        [
            LabName.Of(17, 1, "switch"),
            LabName.Of(17, 2, "host1"),
            LabName.Of(18, 1, "switch"),
            "gearsweep",
            "gearsweep-x-1-host1",
            "docker-17-1-a",
        ];

        Assert.Equal(["gearsweep-17-1-switch", "gearsweep-17-2-host1"], LabName.Left(names, process => process == 18));
    }
}
