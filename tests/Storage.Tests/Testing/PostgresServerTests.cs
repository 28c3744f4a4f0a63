using GearSweep.Testing;

namespace GearSweep.Storage.Tests.Testing;

public sealed class PostgresServerTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task The_tests_own_server_keeps_its_data_over_a_stop_of_any_kind(string signal)
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await server.SqlAsync("CREATE TABLE T (Id int); INSERT INTO T VALUES (7)", database);

        await server.StopAsync(signal);
        Assert.False(server.IsRunning);
        await server.StartAsync();

        Assert.Equal("7", await server.SqlAsync("SELECT Id FROM T", database));
    }
}
