using System.Net;

namespace GearSweep.Cluster.Tests.Machines;

public sealed class LatestSiloTests
{
    private static readonly IPAddress Machine = IPAddress.Parse("10.77.0.2");

    // By their text, silos of earlier lives would come last: one has a greater port, one fewer digits.
    private static readonly string[] Silos =
    [
        "10.77.0.2:40001@1000",
        "10.77.0.2:39999@1007",
        "10.77.0.2:40002@999",
        "10.77.0.3:40000@2000",
        "10.77.0.21:40000@2001",
    ];

    [Fact]
    public void The_silo_of_the_greatest_generation_is_the_one_that_lives() =>
        Assert.Equal("10.77.0.2:39999@1007", LatestSilo.Of(Silos, Machine, Second(1007)));

    [Fact]
    public void While_only_silos_of_earlier_lives_are_counted_there_is_none() =>
        Assert.Null(LatestSilo.Of(Silos, Machine, Second(1008)));

    private static DateTime Second(int generation) =>
        new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(generation);
}
