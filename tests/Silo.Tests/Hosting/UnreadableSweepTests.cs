using GearSweep.Shared.Sweeps;
using Microsoft.Data.Sqlite;

namespace GearSweep.Silo.Hosting;

/// <summary>A store with a sweep of another version, or a damaged one.</summary>
public sealed class UnreadableSweepTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("name: old\ndataset: gear\nnewer_key: 1\n", "line 3, newer_key: unknown key 'newer_key'")]
    [InlineData("\u0001garbage", "line 1: this is not YAML: a control character (U+0001)")]
    public async Task It_is_named_at_the_start_and_shown_with_the_reason_and_keeps_no_other_from_its_end(
        string yaml,
        string reason
    )
    {
        int unreadable,
            good;
        await using (var before = await TestHead.StartAsync(_folder, slots: 0))
        {
            unreadable = await before.LaunchAsync("name: old\ndataset: gear\nepochs: 2\n");
            good = await before.LaunchAsync("name: good\ndataset: gear\nepochs: 2\n");
        }

        Damage(unreadable, yaml);
        await using var head = await TestHead.StartAsync(_folder);

        Assert.Equal(SweepState.Completed, (await head.EndAsync(good)).State);
        var said = Assert.Single(head.Log.Lines, line => line.Contains("cannot be opened", StringComparison.Ordinal));
        Assert.Contains(
            $"Sweep {unreadable} 'old' cannot be opened and is left alone: its stored specification cannot be read: {reason}",
            said,
            StringComparison.Ordinal
        );
        var row = (await head.Results.SweepAsync(unreadable))!.Row;
        Assert.Contains(reason, row.Problem!, StringComparison.Ordinal);
        Assert.Null((await head.Results.SweepAsync(good))!.Row.Problem);
        Assert.Equal(2, (await head.Results.SweepsAsync(null, 0, 10)).Total);

        Assert.False((await head.Sweep(unreadable).RetryAsync(null)).Done);
        Assert.True((await head.Sweep(unreadable).CancelAsync()).Done);
        Assert.Equal(SweepState.Cancelled, (await head.Results.SweepAsync(unreadable))!.Row.State);
    }

    private void Damage(int sweep, string yaml)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Sweeps SET Yaml = $yaml WHERE Id = $sweep";
        command.Parameters.AddWithValue("$yaml", yaml);
        command.Parameters.AddWithValue("$sweep", sweep);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
