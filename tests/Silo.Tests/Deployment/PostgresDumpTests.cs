using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Membership;

namespace GearSweep.Silo.Deployment;

/// <summary>The backup of production mode, by the commands of docs/deployment.md.</summary>
public sealed class PostgresDumpTests(MembershipDatabase database) : IClassFixture<MembershipDatabase>
{
    private const string Yaml = """
        name: backup
        dataset: gear
        method: grid
        parameters:
          hidden_size: {values: [4, 8]}
          batch_size: {value: 32}
        epochs: 30
        """;

    [Fact]
    public async Task A_dump_taken_while_a_head_trains_is_restored_and_goes_on()
    {
        using var folder = new TestFolder();
        var dump = Path.Combine(folder.Path, "backup.dump");
        var original = await database.CreateAsync();
        int id;
        IReadOnlyList<string> undisturbed;
        await using (var head = await StartAsync(folder, original))
        {
            id = await head.LaunchAsync(Yaml);
            await head.UntilAsync(id, row => row.Counts.Completed >= 1);
            await database.Server.DumpAsync(DatabaseOf(original), dump);
            await head.EndAsync(id);
            undisturbed = await Fingerprint.OfAsync(head.Results, id);
        }

        var restored = await database.CreateAsync();
        await database.Server.RestoreAsync(dump, DatabaseOf(restored));

        // The dump's silos are gone; a new one believes it once they have been silent for 90 s, which is usual for a
        // backup.
        await database.Server.SqlAsync(
            "UPDATE Silos SET Alive = Alive - interval '1 hour', Started = Started - interval '1 hour'",
            DatabaseOf(restored)
        );

        await using var again = await StartAsync(folder, restored);
        Assert.Equal(new TrialCounts(4, 0, 0, 4, 0, 0, 0), (await again.EndAsync(id)).Counts);
        Assert.Equal(undisturbed, await Fingerprint.OfAsync(again.Results, id));
    }

    private static Task<TestHead> StartAsync(TestFolder folder, string database) =>
        TestHead.StartInDatabaseAsync(
            folder,
            database,
            "head+worker",
            ("Slots:Count", "2"),
            ("Membership:ProbeTimeout", "00:00:01"),
            ("Membership:MissedProbes", "2")
        );

    private static string DatabaseOf(string connectionString) =>
        new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database!;
}
