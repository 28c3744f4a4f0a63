using GearSweep.Training.Datasets;

namespace GearSweep.Training.Generation;

public sealed class SampleDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_empty_or_missing_directory_is_filled_with_all_six_gears()
    {
        var data = _folder.File("data");

        Assert.Equal(6, Ensure(data).Count);

        var synthetic = new DatasetCatalog(data).List(Token).Where(each => each.Synthetic);
        Assert.Equal([.. GearDataGenerator.Gears.Order()], synthetic.Select(each => each.Name));
        Assert.Equal(6, Directory.GetFileSystemEntries(data).Length);
    }

    [Fact]
    public void A_directory_with_a_dataset_of_any_name_is_left_alone()
    {
        _folder.Write("mine.CSV", "my own");

        Assert.Empty(Ensure(_folder.Path));

        Assert.Equal([_folder.File("mine.CSV")], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_second_start_changes_nothing()
    {
        Ensure(_folder.Path);
        File.Delete(_folder.File("root_crack.csv"));

        Assert.Empty(Ensure(_folder.Path));

        Assert.False(File.Exists(_folder.File("root_crack.csv")));
    }

    [Fact]
    public void A_filling_that_was_cut_short_is_completed_without_touching_what_is_there()
    {
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SampleData.Ensure(_folder.Path, new CancellationToken(true))
        );
        _folder.Write("no_fault.csv", "put there in the meantime");

        Assert.Equal(5, Ensure(_folder.Path).Count);

        Assert.Equal("put there in the meantime", File.ReadAllText(_folder.File("no_fault.csv")));
        Assert.False(File.Exists(_folder.File(SampleData.FillingMark)));
    }

    [Fact]
    public async Task Several_first_starts_at_once_fill_it_together()
    {
        var data = _folder.File("data");
        using Barrier all = new(4);

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            all.SignalAndWait(Token);
                            return Ensure(data);
                        },
                        Token,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        string[] files =
        [
            .. GearDataGenerator.Gears.Select(gear => Path.Combine(data, gear + ".csv")).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(files, made.SelectMany(paths => paths).Order(StringComparer.Ordinal));
        Assert.Equal(files, Directory.GetFileSystemEntries(data).Order(StringComparer.Ordinal));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Ensure(string directory) => SampleData.Ensure(directory, 10, Token);
}
