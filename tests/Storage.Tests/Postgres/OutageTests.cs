using GearSweep.Shared.Results;
using GearSweep.Storage.Failures;
using GearSweep.Storage.PostgreSql;
using GearSweep.Storage.Sweeps;
using GearSweep.Storage.Writing;
using GearSweep.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Postgres;

public sealed class OutageTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task What_is_reported_while_the_server_is_away_waits_and_is_stored_once(string signal)
    {
        const int Trials = 4,
            Epochs = 200;
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var database = await PostgresDatabase.OpenAsync(
            new PostgresOptions
            {
                ConnectionString = server.ConnectionString(await server.CreateDatabaseAsync()),
                ReadTimeout = TimeSpan.FromMinutes(2),
            },
            Cancellation
        );
        var sweep = await database.Store.CreateAsync(Sweep(Trials), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [.. Enumerable.Range(0, Trials).Select(n => Trial(n) with { MaxEpochs = Epochs })],
            Cancellation
        );
        using var some = new SemaphoreSlim(0);
        using var away = new SemaphoreSlim(0);

        var reporting = Task.WhenAll(
            Enumerable
                .Range(0, Trials)
                .Select(trial =>
                    Task.Run(async () =>
                    {
                        await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
                        for (var epoch = 1; epoch <= Epochs; epoch++)
                        {
                            if (epoch == Epochs / 2)
                            {
                                some.Release();
                                await away.WaitAsync(Cancellation);
                            }

                            Assert.True(
                                await database.Store.ReportAsync(sweep, Report(trial, 1, Epoch(epoch)), Cancellation)
                            );
                        }
                    })
                )
        );
        for (var trial = 0; trial < Trials; trial++)
        {
            await some.WaitAsync(Cancellation);
        }

        // Some of what comes now meets the server as it goes, the rest none at all.
        away.Release(Trials);
        await server.StopAsync(signal);
        var reading = database.Results.CurvesAsync(new CurveQuery { Sweep = sweep, Take = 1 }, Cancellation);
        await server.StartAsync();
        await reporting;
        await reading;

        var all = await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep, Take = 100_000 }, Cancellation);
        Assert.Equal(
            Enumerable.Range(0, Trials).SelectMany(t => Enumerable.Range(1, Epochs).Select(e => (t, e))),
            all.Trial.Zip(all.Epoch).Order()
        );
    }

    [Fact]
    public async Task Whoever_waits_for_a_server_that_stays_away_is_told_so_in_the_end()
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var database = await PostgresDatabase.OpenAsync(
            new PostgresOptions
            {
                ConnectionString = server.ConnectionString(await server.CreateDatabaseAsync()),
                OutageTimeout = TimeSpan.FromMilliseconds(300),
                ReadTimeout = TimeSpan.FromMilliseconds(300),
                DrainTimeout = TimeSpan.Zero,
            },
            Cancellation
        );
        await server.StopAsync();

        var writing = await Assert.ThrowsAsync<StorageException>(() =>
            database.Store.CreateAsync(Sweep(), Cancellation)
        );
        var reading = await Assert.ThrowsAsync<StorageException>(() =>
            database.Results.SweepsAsync(null, 0, 10, Cancellation)
        );

        Assert.Contains($"127.0.0.1:{server.Port}", writing.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", reading.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_given_up_before_the_server_is_back_leaves_its_trial_waiting_and_nothing_lost()
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var database = await PostgresDatabase.OpenAsync(
            new PostgresOptions { ConnectionString = server.ConnectionString(await server.CreateDatabaseAsync()) },
            Cancellation
        );
        var sweep = await database.Store.CreateAsync(Sweep(2), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0), Trial(1)], Cancellation);
        await server.StopAsync();

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Store.StartAttemptAsync(sweep, 0, "silo", patience.Token)
        );
        var settling = database.Store.SettledAttemptAsync(sweep, 0, Cancellation);
        await server.StartAsync();

        Assert.Null(await settling);
        Assert.Equal([Trial(0), Trial(1)], await database.Store.QueuedAsync(sweep, 9, Cancellation));
        Assert.Equal(new(1, 0, null), await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_looked_up_and_nothing_is_written_twice(bool committed)
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        var losing = new SimulatedLostAnswer(PostgresAddress.Parse(database.Target), committed);
        await using var writer = new DatabaseWriter(
            losing,
            new WriterLimits(4096, 500, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1)),
            TimeProvider.System,
            NullLogger.Instance
        );
        var queued = Enumerable
            .Range(0, 3)
            .Select(n =>
                writer.WriteAsync(session => CreateSweep.Execute(session, Sweep(name: $"sweep {n}")), Cancellation)
            )
            .ToList();

        writer.Start();
        var ids = await Task.WhenAll(queued);

        Assert.Equal(2, losing.Opened);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(3, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(ids[n], await database.Results.FindAsync($"sweep {n}", Cancellation));
        }
    }

    [Fact]
    public async Task A_command_that_fails_in_a_batch_fails_alone()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        await using var writer = new DatabaseWriter(
            new PostgresWriteDatabase(PostgresAddress.Parse(database.Target), TimeProvider.System),
            new WriterLimits(4096, 500, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1)),
            TimeProvider.System,
            NullLogger.Instance
        );
        var before = writer.WriteAsync(session => CreateSweep.Execute(session, Sweep(name: "before")), Cancellation);
        var failing = writer.WriteAsync<int>(
            session =>
                throw new InvalidOperationException($"no good {CreateSweep.Execute(session, Sweep(name: "half"))}"),
            Cancellation
        );
        var refused = writer.WriteAsync(
            session => session.Execute("INSERT INTO Sweeps (Id) VALUES (?1)", 7),
            Cancellation
        );
        var after = writer.WriteAsync(session => CreateSweep.Execute(session, Sweep(name: "after")), Cancellation);

        writer.Start();

        Assert.NotEqual(await before, await after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(
            PostgresErrorCodes.NotNullViolation,
            (await Assert.ThrowsAsync<PostgresException>(() => refused)).SqlState
        );
        Assert.Equal(2, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    /// <summary>A simulation: the first commit's answer is lost, after the server has committed or before.</summary>
    private sealed class SimulatedLostAnswer(PostgresAddress address, bool committed) : IWriteDatabase
    {
        private readonly Guid _writer = Guid.NewGuid();

        public int Opened { get; private set; }

        public string Name => address.Name;

        public WriteSession Open() => new Session(address, _writer, loses: Opened++ == 0, committed);

        public bool IsOutage(Exception error) => PostgresErrors.IsOutage(error);

        private sealed class Session(PostgresAddress address, Guid writer, bool loses, bool committed)
            : PostgresSession(address, writer, TimeProvider.System)
        {
            public override void Commit(long number)
            {
                if (!loses || committed)
                {
                    base.Commit(number);
                }

                if (loses)
                {
                    throw new NpgsqlException("simulated", new IOException("the answer is lost"));
                }
            }
        }
    }
}
