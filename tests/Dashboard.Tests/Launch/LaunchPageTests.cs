using Bunit;
using Bunit.TestDoubles;
using GearSweep.Dashboard.Launch;
using GearSweep.Dashboard.Tests.Data;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class LaunchPageTests(GeneratedData directory)
    : LaunchContext(directory.Path),
        IClassFixture<GeneratedData>
{
    private readonly string _directory = directory.Path;

    [Fact]
    public void It_begins_with_the_quick_start_and_its_price()
    {
        var page = Open();

        Assert.Equal("quickstart", Value(page, "#field-name"));
        Assert.Equal("8, 32", Value(page, "#field-parameters-hidden_size-values"));
        Assert.Equal("4 configurations × 6 conditions × 3 repeats = 72 trials", Words(page.Find(".product")));
    }

    [Fact]
    public async Task A_preview_is_cancelled_when_its_writer_types_on_and_when_the_page_is_left()
    {
        LaunchCluster.Sweeps.IsSlow = true;
        var page = Open(drawn: ".figures");
        Assert.True(SpinWait.SpinUntil(() => LaunchCluster.Sweeps.Callers.Count == 1, TimeSpan.FromSeconds(30)));
        Assert.False(LaunchCluster.Sweeps.Callers[0].IsCancellationRequested);

        page.Find("#field-epochs").Input("17");
        Assert.True(SpinWait.SpinUntil(() => LaunchCluster.Sweeps.Callers.Count == 2, TimeSpan.FromSeconds(30)));
        Assert.True(LaunchCluster.Sweeps.Callers[0].IsCancellationRequested);
        Assert.False(LaunchCluster.Sweeps.Callers[1].IsCancellationRequested);

        await DisposeComponentsAsync();
        Assert.True(LaunchCluster.Sweeps.Callers[1].IsCancellationRequested);
    }

    [Fact]
    public async Task A_page_that_is_left_before_its_datasets_are_read_meets_no_error()
    {
        var read = new TaskCompletionSource();
        LaunchCluster.Data.Ready = read.Task;
        Render<LaunchPage>();
        var fault = Renderer.UnhandledException;

        await DisposeComponentsAsync();
        read.SetResult();
        await Renderer.Dispatcher.InvokeAsync(() => { });

        Assert.False(fault.IsCompleted, fault.IsCompleted ? (await fault).ToString() : "");
    }

    [Fact]
    public void While_the_datasets_are_read_nobody_is_told_of_errors()
    {
        LaunchCluster.Data.Ready = new TaskCompletionSource().Task;
        var page = Render<LaunchPage>();

        Assert.Contains("Reading the data directory", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Asking the cluster what this would cost …", Words(page.Find(".figures")));
    }

    [Fact]
    public void A_preset_is_taken_from_the_address()
    {
        var page = Open("?preset=notebook");

        Assert.Equal("256", Value(page, "#field-parameters-hidden_size-value"));
        Assert.True(page.Find("#field-metric").HasAttribute("disabled"));
        Assert.Equal(
            "true",
            page.FindAll(".presets button").Single(b => Words(b) == "notebook").GetAttribute("aria-pressed")
        );
    }

    [Fact]
    public async Task A_preset_that_is_clicked_fills_everything_and_stands_in_the_address_and_can_be_undone()
    {
        var page = Open();
        page.Find("#field-epochs").Input("17");
        page.WaitForAssertion(() => Assert.Equal("17", Value(page, "#field-epochs")));
        await page.InvokeAsync(() => page.FindAll(".presets button").Single(b => Words(b) == "cells").Click());
        page.WaitForAssertion(() => Assert.Equal("cells", Value(page, "#field-name")));
        Assert.EndsWith("?preset=cells", Navigation.Uri, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindAll(".presets button").Single(b => Words(b) == "Undo").Click());
        page.WaitForAssertion(() => Assert.Equal("17", Value(page, "#field-epochs")));
    }

    [Fact]
    public async Task Edits_survive_a_look_at_another_page_and_can_be_left_for_a_new_start()
    {
        Open().Find("#field-epochs").Input("17");
        await DisposeComponentsAsync();
        var page = Open();

        Assert.Equal("17", Value(page, "#field-epochs"));
        Assert.Contains("epochs: 17", Editor(page).Text, StringComparison.Ordinal);
        Assert.Contains("your edits", page.Find(".notice").TextContent, StringComparison.Ordinal);

        page.FindAll(".notice button").Single(b => Words(b) == "Start anew").Click();
        page.WaitForAssertion(() => Assert.Equal("8", Value(page, "#field-epochs")));
        Assert.Empty(page.FindAll(".notice"));
        page.FindAll(".presets button").Single(b => Words(b) == "Undo").Click();
        page.WaitForAssertion(() => Assert.Equal("17", Value(page, "#field-epochs")));
    }

    [Fact]
    public async Task Back_from_a_preset_leads_to_what_was_written_before_it()
    {
        var page = Open("?preset=notebook");
        page.Find("#field-epochs").Input("17");
        await page.InvokeAsync(() => page.FindAll(".presets button").Single(b => Words(b) == "cells").Click());
        Assert.False(((BunitNavigationManager)Navigation).History.First().Options.ReplaceHistoryEntry);

        await page.InvokeAsync(() => Navigation.NavigateTo("/sweeps/new?preset=notebook"));
        page.WaitForAssertion(() => Assert.Equal("17", Value(page, "#field-epochs")));
        page.WaitForAssertion(() => Assert.Contains("epochs: 17", Editor(page).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_launched_is_no_draft_any_more()
    {
        var page = Open();
        page.Find("#field-name").Input("my gears");
        page.Find(".launch .primary").Click();
        page.WaitForAssertion(() => Assert.EndsWith("/sweeps/41", Navigation.Uri, StringComparison.Ordinal));
        await DisposeComponentsAsync();

        Assert.Equal("quickstart", Value(Open(), "#field-name"));
    }

    [Fact]
    public void A_dataset_is_taken_from_the_address() =>
        Assert.Contains(
            "dataset: surface_fault",
            Editor(Open("?dataset=surface_fault")).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Synthetic_data_are_marked_in_the_list_and_at_their_waveforms()
    {
        // Without the column that marks them, rows count as measured.
        var rows = File.ReadLines(Path.Combine(_directory, "no_fault.csv"))
            .Select(line => line[..line.LastIndexOf(',')]);
        File.WriteAllLines(Path.Combine(_directory, "unmarked.csv"), rows);
        var page = Open();
        var options = page.FindAll("#field-dataset option").Select(o => o.TextContent).ToList();
        Assert.Contains("no_fault (No fault, synthetic)", options);
        Assert.Contains("unmarked (No fault)", options);
        Assert.Contains(page.FindAll(".note .chip"), c => c.TextContent == "synthetic");

        page.Find("#field-dataset").Change($"{options.IndexOf("unmarked (No fault)")}");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".note .chip")));
        Assert.NotEmpty(page.FindAll(".wave"));
    }

    [Fact]
    public void Another_sweep_is_the_start_of_a_copy()
    {
        var page = Open("?clone=2");

        Assert.Equal("quickstart (2)", Value(page, "#field-name"));
        Assert.Contains("A copy of sweep 2", Words(page.Find(".purpose")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?preset=unheard_of", "There is no preset 'unheard_of'")]
    [InlineData("?clone=99", "There is no sweep '99'")]
    [InlineData("?clone=first", "There is no sweep 'first'")]
    public void An_address_that_names_nothing_says_so_and_begins_with_the_quick_start(string query, string text)
    {
        var page = Open(query);

        Assert.Contains(text, Words(page.Find(".purpose")), StringComparison.Ordinal);
        Assert.Equal("quickstart", Value(page, "#field-name"));
    }

    [Fact]
    public void A_field_changes_the_text_and_the_price()
    {
        var page = Open();
        page.Find("#field-parameters-hidden_size-values").Input("8, 16, 32");

        page.WaitForAssertion(() =>
            Assert.Contains("values: [8, 16, 32]", Editor(page).Text, StringComparison.Ordinal)
        );
        page.WaitForAssertion(() =>
            Assert.Contains("108 trials", Words(page.Find(".product")), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_text_changes_the_fields()
    {
        var page = Open();
        await EditAsync(page, Editor(page).Text.Replace("epochs: 8", "epochs: 5", StringComparison.Ordinal));

        Assert.Equal("5", Value(page, "#field-epochs"));
    }

    [Fact]
    public async Task An_error_of_the_text_stands_beside_it_with_its_line_and_at_the_field()
    {
        var page = Open();
        await EditAsync(page, Editor(page).Text.Replace("[8, 32]", "[8, wide]", StringComparison.Ordinal));

        Assert.Equal("line 7", Words(page.Find("#yaml-errors .line")));
        Assert.Contains("'wide'", page.Find("#errors-parameters-hidden_size").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".product"));
    }

    [Fact]
    public void An_error_that_only_the_cluster_knows_stands_at_its_field()
    {
        var page = Open();
        page.Find("#field-parameters-sequence_length-values").Input("7, 2000");

        page.WaitForAssertion(() =>
            Assert.Contains(
                "do not fit",
                page.Find("#errors-parameters-sequence_length").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("true", page.Find("#field-parameters-sequence_length-values").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_condition_is_left_out_by_a_click_on_its_tile()
    {
        var page = Open();
        page.FindAll("button.cell")[0].Click();

        page.WaitForAssertion(() => Assert.Equal("false", page.FindAll("button.cell")[0].GetAttribute("aria-pressed")));
        page.WaitForAssertion(() =>
            Assert.Contains("5 conditions", Words(page.Find(".product")), StringComparison.Ordinal)
        );
        Assert.Contains("{speed: 25, load: 0}", Editor(page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_becomes_a_range_with_its_widgets()
    {
        var page = Open();
        page.Find("#field-parameters-learning_rate-kind").Change("2");

        page.WaitForAssertion(() => Assert.Equal("0.0025", Value(page, "#field-parameters-learning_rate-min")));
        page.Find("#field-parameters-learning_rate-distribution").Change("1");
        page.WaitForAssertion(() =>
            Assert.Contains("distribution: log_uniform_values", Editor(page).Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_launch_hands_over_the_text_and_leads_to_the_sweep()
    {
        var page = Open();
        page.Find("#field-name").Input("my gears");
        page.WaitForAssertion(() => Assert.Contains("name: my gears", Editor(page).Text, StringComparison.Ordinal));
        page.Find(".launch .primary").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/sweeps/41", Navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("name: my gears", Assert.Single(LaunchCluster.Sweeps.Launched), StringComparison.Ordinal);
    }

    [Fact]
    public void A_launch_with_an_error_starts_nothing_and_says_so()
    {
        var page = Open();
        page.Find("#field-epochs").Input("many");
        page.WaitForElement("#errors-epochs");
        page.Find(".launch .primary").Click();

        Assert.Contains(
            "Nothing was started",
            page.WaitForElement(".notice.error").TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(LaunchCluster.Sweeps.Launched);
    }

    [Fact]
    public void A_launch_that_is_not_answered_does_not_claim_that_nothing_started()
    {
        var page = Open();
        LaunchCluster.Sweeps.Trouble = new TimeoutException("no answer within 30 s");
        page.Find(".launch .primary").Click();

        page.WaitForAssertion(() =>
            Assert.Contains("it may have started", page.Find(".notice.error").TextContent, StringComparison.Ordinal)
        );
    }

    private static string? Value(IRenderedComponent<LaunchPage> page, string selector) =>
        page.Find(selector).GetAttribute("value");

    private static YamlEditor Editor(IRenderedComponent<LaunchPage> page) => page.FindComponent<YamlEditor>().Instance;

    private static Task EditAsync(IRenderedComponent<LaunchPage> page, string yaml) =>
        page.InvokeAsync(() => Editor(page).TextEditedAsync(yaml));

    private IRenderedComponent<LaunchPage> Open(string query = "", string drawn = ".product")
    {
        Navigation.NavigateTo($"/sweeps/new{query}");
        var page = Render<LaunchPage>();
        page.WaitForElement(drawn, TimeSpan.FromSeconds(30));
        return page;
    }
}
