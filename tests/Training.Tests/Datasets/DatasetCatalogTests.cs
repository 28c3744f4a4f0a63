using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class DatasetCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatasetCatalog _catalog;

    public DatasetCatalogTests() => _catalog = new DatasetCatalog(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_directory_that_is_not_there_has_no_datasets() =>
        Assert.Empty(new DatasetCatalog(_folder.File("absent")).List(Token));

    [Fact]
    public void Csv_files_are_listed_by_name_and_nothing_else_is()
    {
        _folder.Write("b.csv", Rows(0));
        _folder.Write("a.CSV", Rows(0, 1));
        _folder.Write("notes.txt", "hello");
        _folder.Write(".hidden.csv", Rows(0));
        Directory.CreateDirectory(_folder.File("below"));
        _folder.Write("below/c.csv", Rows(0));

        var list = _catalog.List(Token);

        Assert.Equal(
            [("a", "a.CSV", 2), ("b", "b.csv", 1)],
            list.Select(each => (each.Name, each.FileName, each.Rows))
        );
        Assert.Equal(new FileInfo(_folder.File("b.csv")).Length, list[1].Bytes);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_listed_with_its_error_among_the_others()
    {
        _folder.Write("bad.csv", Rows(0) + "x\n");
        _folder.Write("good.csv", Rows(0));

        var list = _catalog.List(Token);

        Assert.Equal("bad.csv, line 3: found 1 fields, expected 6 as in the header", list[0].Error);
        Assert.Equal((0, 0), (list[0].Rows, list[0].Segments.Count));
        Assert.Null(list[1].Error);
    }

    [Fact]
    public void A_list_reads_only_what_has_changed()
    {
        _folder.Write("a.csv", Rows(0));
        _folder.Write("b.csv", Rows(0));
        _folder.Write("c.csv", Rows(0));
        var before = _catalog.List(Token);

        _folder.Write("b.csv", Rows(0, 1));
        File.Delete(_folder.File("c.csv"));
        var after = _catalog.List(Token);

        Assert.Same(before[0], after[0]);
        Assert.Equal([1, 2], after.Select(each => each.Rows));
    }

    [Fact]
    public void A_changed_mapping_makes_its_file_be_read_again()
    {
        _folder.Write("rig.csv", Rows(0).Replace("sensor1", "x", StringComparison.Ordinal));
        Assert.NotNull(Assert.Single(_catalog.List(Token)).Error);

        _folder.Write("rig.columns.yaml", "sensor1: x\n");

        Assert.Null(Assert.Single(_catalog.List(Token)).Error);
    }

    [Fact]
    public void An_error_in_one_mapping_is_that_files_alone()
    {
        _folder.Write("a.csv", Rows(0));
        _folder.Write("a.columns.yaml", "&a [*a]: x\n");
        _folder.Write("b.csv", Rows(0));

        var list = _catalog.List(Token);

        Assert.Equal("a.columns.yaml, line 1: anchors (&) are not read", list[0].Error);
        Assert.Null(list[1].Error);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data.csv")]
    public void A_dataset_is_opened_by_its_name_with_or_without_the_extension(string name)
    {
        _folder.Write("data.csv", Rows(0, 1));

        Assert.Equal(2, _catalog.Open(name, Token).Summary.Rows);
    }

    [Fact]
    public void A_dataset_stays_in_memory_until_others_push_it_out_or_its_file_changes()
    {
        foreach (var name in (string[])["a", "b", "c", "d"])
            _folder.Write(name + ".csv", Rows(0));
        var first = _catalog.Open("a", Token);
        Assert.Same(first, _catalog.Open("a.csv", Token));

        foreach (var name in (string[])["b", "c", "d"])
            _catalog.Open(name, Token);
        Assert.Equal(DatasetCatalog.MostLoaded, _catalog.LoadedCount);
        var again = _catalog.Open("a", Token);
        Assert.NotSame(first, again);

        _folder.Write("a.csv", Rows(0, 1));
        Assert.Equal(2, _catalog.Open("a", Token).Summary.Rows);
        Assert.Equal(DatasetCatalog.MostLoaded, _catalog.LoadedCount);
    }

    [Fact]
    public void A_file_that_failed_to_open_opens_once_it_is_mended()
    {
        _folder.Write("a.csv", "nonsense");
        Assert.Throws<DatasetException>(() => _catalog.Open("a", Token));
        Assert.Equal(0, _catalog.LoadedCount);

        _folder.Write("a.csv", Rows(0));

        Assert.Equal(1, _catalog.Open("a", Token).Summary.Rows);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("")]
    [InlineData(".csv")]
    [InlineData("..")]
    [InlineData("../secret")]
    [InlineData("below/data")]
    [InlineData("./data")]
    [InlineData("below\\data")]
    [InlineData("data.csv\0")]
    public void What_is_no_name_of_the_directory_is_not_opened(string name)
    {
        _folder.Write("secret.csv", Rows(0));
        Directory.CreateDirectory(_folder.File("data"));
        _folder.Write("data/data.csv", Rows(0));
        Directory.CreateDirectory(_folder.File("data/below"));
        _folder.Write("data/below/data.csv", Rows(0));

        var exception = Assert.Throws<KeyNotFoundException>(() =>
            new DatasetCatalog(_folder.File("data")).Open(name, Token)
        );

        Assert.EndsWith("there are: 'data'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_path_is_not_opened()
    {
        var path = _folder.Write("data.csv", Rows(0));

        Assert.Throws<KeyNotFoundException>(() => _catalog.Open(path, Token));
    }

    [Fact]
    public void A_link_is_followed_only_within_the_directory()
    {
        Directory.CreateDirectory(_folder.File("data"));
        _folder.Write("outside.csv", Rows(0));
        _folder.Write("data/inside.csv", Rows(0));
        File.CreateSymbolicLink(_folder.File("data/a.csv"), "inside.csv");
        File.CreateSymbolicLink(_folder.File("data/b.csv"), "../outside.csv");
        File.CreateSymbolicLink(_folder.File("data/c.csv"), "c.csv");
        var catalog = new DatasetCatalog(_folder.File("data"));

        Assert.Equal(1, catalog.Open("a", Token).Summary.Rows);
        var exception = Assert.Throws<DatasetException>(() => catalog.Open("b", Token));
        Assert.Equal("b.csv: is a link that leaves the data directory, expected a file in it", exception.Message);
        Assert.Throws<DatasetException>(() => catalog.Open("c", Token));
        Assert.Equal([true, false, false, true], catalog.List(Token).Select(each => each.Error is null));
    }

    [Fact]
    public async Task Many_threads_may_use_it_at_once()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            _folder.Write(name + ".csv", Rows(0, 1));

        var work = Enumerable
            .Range(0, 40)
            .Select(i =>
                Task.Run(
                    () =>
                    {
                        Assert.Equal(5, _catalog.List(Token).Count(each => each.Error is null));
                        return _catalog.Open(((char)('a' + (i % 5))).ToString(), Token).Summary.Name;
                    },
                    Token
                )
            );
        var names = await Task.WhenAll(work);

        Assert.Equal(5, names.Distinct().Count());
        Assert.InRange(_catalog.LoadedCount, 1, DatasetCatalog.MostLoaded);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
