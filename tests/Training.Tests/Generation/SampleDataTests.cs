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
        var old = string.Concat(Enumerable.Repeat("made before\n", 1_000));
        _folder.Write("no_fault.csv", old);
        _folder.Write("eccentricity.csv", old + "and then changed by a person");
        _folder.Write("mine.csv", "my own");
        File.Delete(_folder.File("root_crack.csv"));
        var former = Former(old);
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

        Assert.Empty(SampleData.Ensure(_folder.Path, 10, Former("made before"), Token));

        Assert.Equal("made before", File.ReadAllText(_folder.File("copy.csv")));
        Assert.Equal("made before", File.ReadAllText(_folder.File("no_fault.csv")));
    }

    [Fact]
    public void What_the_generator_makes_now_is_not_taken_for_what_was_made_before()
    {
        // Where one of these changes, those of before go into FormerSampleData: data directories that were filled with
        // them are then filled anew.
        string[] now =
        [
            "efdd7620c8abd2b221faff97d782b092fc296095cbde7a7708911c8fa8c2cf53",
            "a82a27ad8d7e6f8b0d9e49c8c4808c3e2d6a1846176a723c65fd2dc6fc4722e0",
            "b45ab34f3cfe39ea37e3f369469d78344b6c43316e327401d67067a3817af89c",
            "c492f9e9e0bad890f1aa0ef06c865d96e0b1bac55b8d203ded18e420c08afebb",
            "43ef1337612ad136a587337f5e1d22654e3db7294b668e0728216b240ea44aa3",
            "76eb711e856f72f1252513033f2c02a59e59473d290883931547f99251dfa64d",
        ];

        var paths = SampleData.Ensure(_folder.Path, Token);

        Assert.Equal(
            now.Order(StringComparer.Ordinal),
            paths
                .Select(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(paths, path => Assert.False(FormerSampleData.Known.Holds(path)));
    }

    private static FormerSampleData Former(string text)
    {
        var (head, whole) = (Sum(text[..Math.Min(text.Length, FormerSampleData.HeadBytes)]), Sum(text));
        return new FormerSampleData(new Dictionary<string, string> { [head] = whole });
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Ensure(string directory) =>
        SampleData.Ensure(directory, 10, new FormerSampleData(new Dictionary<string, string>()), Token);
}
