using GearSweep.Cli.Commands;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Cli.Cluster;

public sealed class ClusterCommandTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 10, TimeSpan.Zero);

    private static readonly ClusterView Cluster = new([
        View("10.0.0.1:11111@1", "head", ClusterRole.Head, 0),
        View("10.0.0.2:4000@2", "lab2", ClusterRole.Worker, 2) with
        {
            Quarantined = "its last 5 trials failed.",
        },
        View("10.0.0.2:4001@3", "lab2", ClusterRole.Worker, 2),
    ]);

    [Fact]
    public void The_table_says_what_each_silo_is_and_why_one_has_no_work()
    {
        var lines = StatusText.Write(Cluster, Now).Split('\n');
        Assert.StartsWith("host", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "lab2",
                "10.0.0.2:4001@3",
                "worker",
                "1.0.0+abcdefg",
                "10.0.1",
                "0.107.0",
                "8",
                "1.1",
                "GB",
                "512",
                "bit",
                "2",
                "1",
                "7",
                "1",
                "3",
                "s",
                "ago",
            ],
            lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal("3 silos, 3 of 4 slots busy.", lines[4]);
        Assert.Equal("10.0.0.2:4000@2 is given no trials: its last 5 trials failed.", lines[5]);
    }

    [Fact]
    public void A_store_that_cannot_be_written_is_the_last_line() =>
        Assert.EndsWith(
            "\nResults cannot be stored: 'sweeps.db' cannot be written: disk is full\n",
            StatusText.Write(
                Cluster with
                {
                    StoreUnavailableReason = "'sweeps.db' cannot be written: disk is full",
                },
                Now
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("10.0.0.2:4000@2", "10.0.0.2:4000@2")]
    [InlineData("10.0.0.2:4001", "10.0.0.2:4001@3")]
    [InlineData("head", "10.0.0.1:11111@1")]
    public void A_silo_is_found_by_address_or_machine(string name, string silo) =>
        Assert.Equal(silo, SiloCommand.Find(Cluster, name));

    [Fact]
    public void A_name_of_two_silos_is_refused_with_both() =>
        Assert.Equal(
            "'lab2' is the name of 2 silos; expected one of 10.0.0.2:4000@2, 10.0.0.2:4001@3",
            Assert.Throws<InputException>(() => SiloCommand.Find(Cluster, "lab2")).Message
        );

    [Fact]
    public void A_name_of_no_silo_is_refused_with_those_there_are() =>
        Assert.Equal(
            "the cluster has no silo 'lab3'; it has 10.0.0.1:11111@1, 10.0.0.2:4000@2, 10.0.0.2:4001@3",
            Assert.Throws<InputException>(() => SiloCommand.Find(Cluster, "lab3")).Message
        );

    private static SiloView View(string silo, string host, ClusterRole role, int slots) =>
        new(
            new WorkerStatus(silo, host, role, 8, slots, 1 << 30, 512, "1.0.0+abcdefghijk", Running(slots))
            {
                RuntimeVersion = "10.0.1",
                TorchSharpVersion = "0.107.0",
            },
            Now.AddSeconds(-3),
            7,
            1
        );

    private static RunningTrial[] Running(int slots) =>
        [new(new TrialId(1, slots), 1, 1, 2), new(new TrialId(1, slots + 9), 1, 2, 2) { HasEnded = true }];
}
