using Bunit;
using GearSweep.Dashboard.Data;
using GearSweep.Dashboard.Tests.Launch;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class DataPageTests(GeneratedData directory) : LaunchContext(directory.Path), IClassFixture<GeneratedData>
{
    [Fact]
    public void Files_are_listed_with_what_made_them_and_why_one_cannot_be_read()
    {
        var rows = Open().FindAll("[aria-label='Files of the data directory'] tbody tr").Select(Words).ToList();

        Assert.Equal(3, rows.Count);
        Assert.Contains("no_fault.csv No fault 15,000 6", rows[0], StringComparison.Ordinal);
        Assert.Contains("synthetic", rows[0], StringComparison.Ordinal);
        Assert.Contains("cannot be read: notes.csv, line 1", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_described_by_pandas_eight_figures()
    {
        var figures = Open().FindAll("section[aria-labelledby=describe] tbody th").Select(Words);

        Assert.Equal(["count", "mean", "std", "min", "25 %", "50 %", "75 %", "max"], figures);
    }

    [Fact]
    public void A_condition_that_is_chosen_stands_in_the_address()
    {
        Open("?file=surface_fault").FindAll("button.cell")[5].Click();

        Assert.EndsWith("/data?file=surface_fault&condition=40x80", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closer_look_asks_for_fewer_rows()
    {
        var page = Open("?condition=25x80");
        page.FindAll(".tools button").First(b => Words(b) == "Closer").Click();

        page.WaitForAssertion(() => Assert.Contains((625, 1250), LaunchCluster.Data.Waveforms));
        Assert.EndsWith("condition=25x80&first=625&rows=1250", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_alone_leads_to_the_same_rows()
    {
        var page = Open("?file=no_fault&condition=40x0&first=100&rows=300");

        page.WaitForAssertion(() => Assert.Contains((100, 300), LaunchCluster.Data.Waveforms));
        Assert.Equal("Waveform at 40 rev/s · 0 N·m", Words(page.Find("#waveform")));
    }

    [Fact]
    public void Files_of_one_name_and_names_of_any_length_or_direction_leave_the_page_alive_and_small()
    {
        DatasetSummary Named(string name, string file, string gear) =>
            new(name, file, 10, 0, gear, false, [], [], [gear], gear);
        var endless = new string('x', 1_000_000);
        LaunchCluster.Data.Simulated =
        [
            Named("twin", "twin.csv", "a\u202Eb"),
            Named("twin", "twin.CSV", "a\u200Bb"),
            Named("twin", "twin.csv", "a\u0007b"),
            Named(endless, endless, endless),
        ];
        var page = Open();
        LaunchCluster.Data.Simulated = [.. LaunchCluster.Data.Simulated.Reverse()];
        Time.Tick();

        page.WaitForAssertion(() =>
            Assert.Equal(7, page.FindAll("[aria-label='Files of the data directory'] tbody tr").Count)
        );
        Assert.Contains("a⟨U+202E⟩b", page.Markup, StringComparison.Ordinal);
        Assert.Contains("a⟨U+200B⟩b", page.Markup, StringComparison.Ordinal);
        Assert.Contains("a⟨U+0007⟩b", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 1_001), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing() =>
        Assert.Contains(
            "There is no file unheard_of.csv",
            Open("?file=unheard_of").Find(".notice").TextContent,
            StringComparison.Ordinal
        );

    private IRenderedComponent<DataPage> Open(string query = "")
    {
        Navigation.NavigateTo($"/data{query}");
        var page = Render<DataPage>();
        page.WaitForElement("table");
        return page;
    }
}
