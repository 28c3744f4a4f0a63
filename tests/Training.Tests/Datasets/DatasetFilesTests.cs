using System.Diagnostics;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

/// <summary>What may lie in a data directory without stopping its list.</summary>
public sealed class DatasetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatasetCatalog _catalog;

    public DatasetFilesTests() => _catalog = new DatasetCatalog(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pipes_sockets_and_links_to_devices_are_listed_as_such_and_directories_not_at_all()
    {
        _folder.Write("good.csv", Rows(0));
        SpecialFiles.MakePipe(_folder.File("pipe.csv"));
        using var socket = SpecialFiles.MakeSocket(_folder.File("socket.csv"));
        File.CreateSymbolicLink(_folder.File("zero.csv"), "/dev/zero");
        File.CreateSymbolicLink(_folder.File("linked.csv"), "pipe.csv");
        Directory.CreateDirectory(_folder.File("directory.csv"));

        var list = _catalog.List(Token);

        Assert.Equal(
            [
                null,
                "linked.csv: is no regular file, expected one",
                "pipe.csv: is no regular file, expected one",
                "socket.csv: is no regular file, expected one",
                "zero.csv: is a link that leaves the data directory, expected a file in it",
            ],
            list.Select(each => each.Error)
        );
        Assert.Throws<DatasetException>(() => _catalog.Open("pipe", Token));
    }

    [Fact]
    public void Links_that_leave_the_directory_by_any_way_are_refused()
    {
        _folder.Write("outside.csv", Rows(0));
        foreach (var name in (string[])["data", "data/below", "elsewhere"])
            Directory.CreateDirectory(_folder.File(name));
        _folder.Write("elsewhere/far.csv", Rows(0));
        _folder.Write("data/near.csv", Rows(0));
        _folder.Write("data/below/deep.csv", Rows(0));
        Link("data/chain2.csv", "chain1.csv");
        Link("data/chain1.csv", "../outside.csv");
        Link("data/jump", "../elsewhere");
        Link("data/through.csv", "jump/far.csv");
        Link("data/back.csv", "jump/../outside.csv");
        Link("data/deep.csv", "below/deep.csv");
        Link("data/absolute.csv", _folder.File("outside.csv"));
        Link("data/round.csv", "below/../near.csv");
        Link("data/circle.csv", "circle2.csv");
        Link("data/circle2.csv", "circle.csv");
        Link("data/nowhere.csv", "nothing.csv");

        var readable = new DatasetCatalog(_folder.File("data"))
            .List(Token)
            .Where(each => each.Error is null)
            .Select(each => each.Name);

        Assert.Equal(["near", "round"], readable);

        void Link(string path, string target) => File.CreateSymbolicLink(_folder.File(path), target);
    }

    [Fact]
    public void A_data_directory_that_is_reached_by_a_link_is_the_directory()
    {
        Directory.CreateDirectory(_folder.File("data"));
        _folder.Write("data/a.csv", Rows(0));
        File.CreateSymbolicLink(_folder.File("data/b.csv"), "a.csv");
        Directory.CreateSymbolicLink(_folder.File("link"), "data");

        Assert.All(new DatasetCatalog(_folder.File("link")).List(Token), each => Assert.Null(each.Error));
    }

    [Theory]
    [InlineData("a\u202Eb", "a\\U+202Eb", "a character in its name that cannot be seen (U+202E)")]
    [InlineData("a\u200Bb", "a\\U+200Bb", "a character in its name that cannot be seen (U+200B)")]
    [InlineData("a\nb", "a\\U+000Ab", "a character in its name that cannot be seen (U+000A)")]
    [InlineData("a\u0007b", "a\\U+0007b", "a character in its name that cannot be seen (U+0007)")]
    [InlineData("a:b", "a:b", "a ':' in its name")]
    [InlineData("a?b", "a?b", "a '?' in its name")]
    [InlineData("a\\b", "a\\\\b", "a '\\' in its name")]
    public void A_name_that_cannot_be_told_from_others_is_refused_and_shown(string name, string shown, string problem)
    {
        _folder.Write(name + ".csv", Rows(0));

        var summary = Assert.Single(_catalog.List(Token));

        Assert.Equal((shown, shown + ".csv"), (summary.Name, summary.FileName));
        Assert.Contains(problem, summary.Error, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => _catalog.Open(shown, Token));
    }

    [Theory]
    [InlineData("a#b")]
    [InlineData("%2e%2e")]
    [InlineData("50 %")]
    [InlineData("-rf")]
    [InlineData("it's $HOME & `more`")]
    [InlineData("⚙️ Zahnräder 😀")]
    public void Other_names_are_names_like_any(string name)
    {
        // The variation selector of the gear shows, as it belongs to a letter.
        _folder.Write(name + ".csv", Rows(0, 1));

        Assert.Equal((name, null), (Assert.Single(_catalog.List(Token)).Name, _catalog.List(Token)[0].Error));
        Assert.Equal(2, _catalog.Open(name, Token).Summary.Rows);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_two_datasets()
    {
        _folder.Write("a.csv", Rows(0));
        _folder.Write("A.csv", Rows(0, 1));
        _folder.Write("b.csv", Rows(0, 1, 2));
        _folder.Write("b.CSV", Rows(0, 1, 2, 3));

        Assert.Equal(
            [("A", 2), ("a", 1), ("b.CSV", 4), ("b.csv", 3)],
            _catalog.List(Token).Select(each => (each.Name, each.Rows))
        );
        Assert.Equal(
            [2, 1, 4, 3],
            ((string[])["A", "a", "b.CSV", "b.csv"]).Select(name => _catalog.Open(name, Token).Summary.Rows)
        );
    }

    [Fact]
    public void A_name_is_found_in_either_Unicode_form()
    {
        _folder.Write("Zahnra\u0308der.csv", Rows(0, 1));

        Assert.Equal(2, _catalog.Open("Zahnr\u00E4der", Token).Summary.Rows);
        Assert.Equal(2, _catalog.Open("Zahnr\u00E4der.csv", Token).Summary.Rows);
        Assert.Equal(2, _catalog.Open("Zahnra\u0308der", Token).Summary.Rows);
    }

    [Fact]
    public void Of_two_names_in_different_forms_the_exact_one_is_taken_and_a_third_form_is_refused()
    {
        _folder.Write("A\u0302\u0301.csv", Rows(0));
        _folder.Write("\u00C2\u0301.csv", Rows(0, 1));

        Assert.Equal(1, _catalog.Open("A\u0302\u0301", Token).Summary.Rows);
        Assert.Equal(2, _catalog.Open("\u00C2\u0301", Token).Summary.Rows);
        Assert.Equal(
            "'\u1EA4' means several files whose names differ only in how their accents are encoded (A\\u0302\\u0301, \\u00C2\\u0301); rename one of them",
            Assert.Throws<KeyNotFoundException>(() => _catalog.Open("\u1EA4", Token)).Message
        );
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_is_listed_once()
    {
        Shell("printf x > \"$(printf 'a\\344.csv')\"; printf x > \"$(printf 'a\\374.csv')\"");

        Assert.Equal("a?.csv: has a name that is no UTF-8; rename the file", Assert.Single(_catalog.List(Token)).Error);
        Shell("rm -f -- *"); // .NET cannot name them.
    }

    private void Shell(string command)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = _folder.Path }
        )!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
