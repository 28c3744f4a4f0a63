using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

/// <summary>Files that do not answer, simulated by a reader that waits: the list answers all the same.</summary>
public sealed class SlowFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _answer = new();
    private readonly CancellationTokenSource _cancelled = new();
    private int _readings;

    public void Dispose()
    {
        _answer.Set();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_that_does_not_answer_is_named_and_the_others_are_read()
    {
        foreach (var name in (string[])["a", "hangs", "z"])
            _folder.Write(name + ".csv", Rows(0));
        var catalog = Catalog();

        Assert.True(
            SpinWait.SpinUntil(
                () => catalog.List(Token).Count(each => each.Error is null) == 2,
                TimeSpan.FromSeconds(30)
            )
        );

        Assert.Matches(
            "^hangs.csv: is still being read, for [0-9]+ s so far; look again later$",
            catalog.List(Token)[1].Error
        );
        Assert.Equal(1, _readings);
    }

    [Fact]
    public void A_file_that_answers_late_is_in_the_next_list()
    {
        _folder.Write("hangs.csv", Rows(0, 1));
        var catalog = Catalog();
        Assert.NotNull(Assert.Single(catalog.List(Token)).Error);

        _answer.Set();

        Assert.True(SpinWait.SpinUntil(() => catalog.List(Token)[0].Rows == 2, TimeSpan.FromSeconds(30)));
        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task A_slow_file_holds_up_nobody_who_wants_another()
    {
        foreach (var name in (string[])["hangs", "z"])
            _folder.Write(name + ".csv", Rows(0));
        var catalog = Catalog();
        var slow = Task.Run(() => catalog.Open("hangs", Token), Token);

        Assert.Equal(1, catalog.Open("z", Token).Summary.Rows);

        Assert.False(slow.IsCompleted);
        _answer.Set();
        Assert.Equal("hangs", (await slow).Summary.Name);
    }

    [Fact]
    public void Many_files_that_do_not_answer_leave_the_list_answering()
    {
        for (var i = 0; i <= DatasetReadings.Places; i++)
            _folder.Write($"hangs{i}.csv", Rows(0));
        var catalog = Catalog();

        var list = catalog.List(Token);

        Assert.All(
            list.SkipLast(1),
            each => Assert.Contains("is still being read", each.Error, StringComparison.Ordinal)
        );
        Assert.StartsWith(
            "hangs2.csv: is not read yet, as 'hangs0.csv', 'hangs1.csv' are still being read",
            list[^1].Error,
            StringComparison.Ordinal
        );
        Assert.Equal(DatasetReadings.Places, _readings);
    }

    [Fact]
    public async Task A_reading_ends_with_the_last_of_its_callers()
    {
        _folder.Write("hangs.csv", Rows(0));
        var catalog = Catalog();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var callers = ((CancellationTokenSource[])[first, second])
            .Select(source => Task.Run(() => catalog.Open("hangs", source.Token), Token))
            .ToArray();
        Assert.True(SpinWait.SpinUntil(() => _readings == 1, TimeSpan.FromSeconds(30)));

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => callers[0]);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => callers[1]);

        Assert.True(_cancelled.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
    }

    private DatasetCatalog Catalog() => new(_folder.Path, ReadOrHang, Patience);

    private Dataset ReadOrHang(DatasetSource source, CancellationToken cancellation)
    {
        if (source.Name.StartsWith("hangs", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _readings);
            using var told = cancellation.Register(_cancelled.Cancel);
            _answer.Wait(Token);
            cancellation.ThrowIfCancellationRequested();
        }

        return Dataset.Read(source, cancellation);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
