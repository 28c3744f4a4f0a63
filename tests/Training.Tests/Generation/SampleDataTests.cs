using System.Security.Cryptography;
using System.Text;
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

    [Fact]
    public void What_an_earlier_generator_made_is_made_anew_and_nothing_else()
    {
        Ensure(_folder.Path);
        _folder.Write("no_fault.csv", "made before");
        _folder.Write("eccentricity.csv", "made before, and then changed by a person");
        _folder.Write("mine.csv", "my own");
        File.Delete(_folder.File("root_crack.csv"));
        var former = new FormerSampleData([Sum("made before")]);
        string[] others = ["eccentricity.csv", "mine.csv", "surface_fault.csv"];
        var before = others.Select(name => File.ReadAllText(_folder.File(name))).ToArray();

        Assert.Equal([_folder.File("no_fault.csv")], SampleData.Ensure(_folder.Path, 10, former, Token));

        Assert.Equal(60, Reading.Read(_folder.File("no_fault.csv")).Summary.Rows);
        Assert.Equal(before, others.Select(name => File.ReadAllText(_folder.File(name))));
        Assert.False(File.Exists(_folder.File("root_crack.csv")));
        Assert.Empty(SampleData.Ensure(_folder.Path, 10, former, Token));
    }

    [Fact]
    public void A_copy_of_another_name_or_a_link_to_what_was_made_before_is_a_persons()
    {
        _folder.Write("copy.csv", "made before");
        File.CreateSymbolicLink(_folder.File("no_fault.csv"), "copy.csv");

        Assert.Empty(SampleData.Ensure(_folder.Path, 10, new FormerSampleData([Sum("made before")]), Token));

        Assert.Equal("made before", File.ReadAllText(_folder.File("copy.csv")));
        Assert.Equal("made before", File.ReadAllText(_folder.File("no_fault.csv")));
    }

    [Fact]
    public void What_the_generator_makes_now_is_not_taken_for_what_was_made_before()
    {
        // Where this sum changes, the one of before goes into FormerSampleData with those of the other gears: data
        // directories that were filled with it are then filled anew.
        const string now = "";
        var path = GearDataGenerator.Generate(_folder.Path, ["no_fault"], cancellation: Token)[0];

        Assert.Equal(now, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        Assert.False(FormerSampleData.Known.Holds(path));
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Ensure(string directory) =>
        SampleData.Ensure(directory, 10, new FormerSampleData([]), Token);
}
