using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Sweeps;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Sweeps;

public abstract class StoredSweepTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task A_sweep_comes_back_as_it_was_stored()
    {
        await using var database = await OpenAsync();
        var conditions = new[] { Condition, new OperatingCondition(40, 80) };
        var sweep = await database.SweepAsync(trials: 3, conditions: conditions);

        await database.ReopenAsync();

        Assert.Equal([sweep], await database.Store.OpenSweepsAsync(Cancellation));
        var stored = await database.Store.LoadAsync(sweep, Cancellation);
        Assert.NotNull(stored);
        Assert.Equal("name: test", stored.Yaml);
        Assert.Equal(SweepState.Running, stored.State);
        Assert.Equal(3, stored.Proposed);
        Assert.Equal(conditions, stored.Conditions.Select(c => c.Condition));
        Assert.Equal(new(5, 2, 3), stored.Conditions[1].Split);
        var segment = await database.Store.SegmentAsync(stored.Conditions[1].SegmentHash, Cancellation);
        Assert.Equal(Segment(conditions[1]).Values, segment!.Values);
        Assert.Equal([Trial(0), Trial(1)], await database.Store.QueuedAsync(sweep, 2, Cancellation));
        Assert.Null(await database.Store.LoadAsync(sweep + 1, Cancellation));
        Assert.Null(await database.Store.SegmentAsync("no such", Cancellation));
    }

    [Fact]
    public async Task A_segment_comes_back_with_its_channels_and_pieces()
    {
        await using var database = await OpenAsync();
        var segment = SegmentData.Create(
            Condition,
            [new("a1", "m/s²"), new("a 2", ""), new("a3", "g")],
            [0, 3, 7],
            [.. Enumerable.Range(0, 40).Select(i => i * 0.1)]
        );
        await database.Store.CreateAsync(
            Sweep() with
            {
                Conditions = [new(segment, new SegmentSplit(5, 2, 1))],
            },
            Cancellation
        );
        await database.ReopenAsync();

        var stored = await database.Store.SegmentAsync(segment.Hash, Cancellation);

        Assert.NotNull(stored);
        Assert.Equal(segment.Channels, stored.Channels);
        Assert.Equal(segment.PieceStarts, stored.PieceStarts);
        Assert.Equal(segment.Values, stored.Values);
        Assert.Equal(segment.Hash, SegmentHash.Compute(stored.Channels, stored.PieceStarts, stored.Values));
    }

    [Fact]
    public async Task A_sweep_and_its_trials_know_the_channels_and_which_target_is_constant()
    {
        await using var database = await OpenAsync();
        Channel[] channels = [new("a1", "m/s²"), new("a 2", ""), new("a3", "g")];
        NewSweepCondition At(OperatingCondition condition, Func<int, double> value) =>
            new(
                SegmentData.Create(condition, channels, [0], [.. Enumerable.Range(0, 50).Select(value)]),
                new SegmentSplit(5, 2, 3)
            );
        var sweep = await database.Store.CreateAsync(
            Sweep() with
            {
                Conditions = [At(Condition, i => i), At(new(40, 80), i => i % 5)],
            },
            Cancellation
        );
        await database.Store.AddTrialsAsync(sweep, [Trial(0), Trial(1)], Cancellation);
        var usual = await database.SweepAsync(trials: 1);
        await database.ReopenAsync();

        var detail = (await database.Results.SweepAsync(sweep, Cancellation))!;
        Assert.Equal(channels, detail.Channels);
        Assert.Equal(channels[2], detail.Row.Target);
        Assert.Equal([false, true], detail.Row.Conditions.Select(c => c.HasConstantTarget));
        Assert.Equal(channels, (await database.Store.LoadAsync(sweep, Cancellation))!.Channels);
        var trial = (await database.Results.TrialAsync(sweep, 1, Cancellation))!;
        Assert.Equal(channels, trial.Channels);
        Assert.Equal(channels[2], trial.Row.Target);
        foreach (var column in new[] { "target", "unit" })
        {
            var page = await database.Results.TrialsAsync(new() { Sweep = sweep, SortBy = column }, Cancellation);
            Assert.Equal([(0, channels[2]), (1, channels[2])], page.Items.Select(t => (t.Number, t.Target)));
        }

        Assert.Equal(
            [channels[2], channels[2]],
            await database
                .Results.ExportTrialsAsync(sweep, Cancellation)
                .Select(t => t.Target)
                .ToListAsync(Cancellation)
        );
        Assert.Equal(Channel.Usual, (await database.Results.SweepAsync(usual, Cancellation))!.Channels);
    }

    [Fact]
    public async Task How_a_sweep_shares_the_slots_can_be_changed_and_comes_back()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 1);
        Assert.Equal(SweepSharing.Default, (await database.Store.LoadAsync(sweep, Cancellation))!.Sharing);

        foreach (var sharing in new[] { new SweepSharing(-3, 0.5, 7), new SweepSharing(4, 2, null) })
        {
            await database.Store.SetSharingAsync(sweep, sharing, Cancellation);
            await database.ReopenAsync();
            Assert.Equal(sharing, (await database.Store.LoadAsync(sweep, Cancellation))!.Sharing);
            Assert.Equal(sharing, (await database.Results.SweepAsync(sweep, Cancellation))!.Sharing);
        }
    }

    [Fact]
    public async Task A_sweep_is_found_as_the_newest_of_its_name_or_else_by_id()
    {
        await using var database = await OpenAsync();
        var older = await database.SweepAsync(name: "기어 'quoted' \"스윕\"");
        var newer = await database.SweepAsync(name: "기어 'quoted' \"스윕\"");

        Assert.Equal(older, await database.Results.FindAsync($"{older}", Cancellation));
        Assert.Equal(newer, await database.Results.FindAsync("기어 'quoted' \"스윕\"", Cancellation));
        Assert.Null(await database.Results.FindAsync("' OR 1=1 --", Cancellation));

        var digits = await database.SweepAsync(name: $"{older}");
        Assert.Equal(digits, await database.Results.FindAsync($"{older}", Cancellation));
        Assert.Equal(older, await database.Results.FindAsync($"id:{older}", Cancellation));
        Assert.Equal([digits, older], await database.Results.MatchesAsync($"{older}", 10, Cancellation));
        Assert.Equal([newer], await database.Results.MatchesAsync("기어 'quoted' \"스윕\"", 1, Cancellation));
    }
}
