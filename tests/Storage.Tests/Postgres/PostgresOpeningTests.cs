using GearSweep.Storage.Failures;
using GearSweep.Storage.PostgreSql;
using GearSweep.Testing;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Postgres;

public sealed class PostgresOpeningTests
{
    [Fact]
    public async Task Several_that_open_an_empty_database_at_once_make_its_tables_once()
    {
        var server = await SharedPostgres.ServerAsync();
        var connectionString = server.ConnectionString(await server.CreateDatabaseAsync());

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(connectionString)));

        var sweep = await opened[0].Store.CreateAsync(Samples.Sweep(), Cancellation);
        Assert.All(await Task.WhenAll(opened.Select(o => o.Store.LoadAsync(sweep, Cancellation))), Assert.NotNull);
        await Task.WhenAll(opened.Select(o => o.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_with_what_to_check()
    {
        var error = await Assert.ThrowsAsync<StorageException>(() =>
            OpenAsync("Host=127.0.0.1;Port=1;Database=results;Username=u;Password=secret")
        );

        Assert.Contains("'results' at 127.0.0.1:1 cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_telling_it()
    {
        var server = await SharedPostgres.ServerAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() =>
            OpenAsync(
                $"Host=127.0.0.1;Port={server.Port};Database=postgres;Username={PostgresServer.User};Password=secret"
            )
        );

        Assert.Contains(
            $"127.0.0.1:{server.Port} refuses the user '{PostgresServer.User}'",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_told_with_the_statement_that_makes_it()
    {
        var server = await SharedPostgres.ServerAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(server.ConnectionString("missing")));

        Assert.Contains(
            $"CREATE DATABASE \"missing\" OWNER \"{PostgresServer.User}\"",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Host=db;Database=results;Password=se;cret=1")]
    [InlineData("secret")]
    [InlineData("Host=db;Password=secret")]
    [InlineData("Database=results;Password=secret")]
    public void A_connection_string_that_cannot_be_used_is_refused_without_repeating_any_of_it(string connectionString)
    {
        var error = Assert.Throws<StorageException>(() =>
            new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddGearSweepPostgres(connectionString)
        );

        Assert.Contains("expected Host=", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        await database.CloseAsync();
        await database.ExecuteAsync(
            """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_FromTheFuture', '99.0.0')"""
        );

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains("99990101000000_FromTheFuture", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_before_the_first_release_is_refused_and_left_as_it_is()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        await database.SweepAsync(name: "kept");
        await database.CloseAsync();
        await database.ExecuteAsync(
            """
            UPDATE "__EFMigrationsHistory" SET "MigrationId" = '20261124034916_Initial';
            INSERT INTO "__EFMigrationsHistory" VALUES ('20261127145004_Channels', '10.0.15');
            """
        );

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains(
            "was made by another version of GearSweep, newer or from before its first release",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("kept", await database.ScalarAsync("SELECT name FROM sweeps"));
        Assert.Equal("2", await database.ScalarAsync("""SELECT count(*) FROM "__EFMigrationsHistory" """));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        var server = await SharedPostgres.ServerAsync();
        var name = await server.CreateDatabaseAsync();
        await server.SqlAsync("CREATE TABLE trials (id int)", name);

        var error = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(server.ConnectionString(name)));

        Assert.Contains("it has a table 'trials'", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            "trials",
            await server.SqlAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", name)
        );
    }

    [Fact]
    public async Task The_migrations_make_the_model_that_the_code_has()
    {
        await using var context = new DesignTimePostgresContextFactory().CreateDbContext([]);

        Assert.False(
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.HasPendingModelChanges(context.Database)
        );
    }

    private static Task<PostgresDatabase> OpenAsync(string connectionString) =>
        PostgresDatabase.OpenAsync(
            new PostgresOptions { ConnectionString = connectionString, StartTimeout = TimeSpan.FromSeconds(1) },
            Cancellation
        );
}
