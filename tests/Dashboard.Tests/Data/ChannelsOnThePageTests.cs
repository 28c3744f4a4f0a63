using Bunit;
using GearSweep.Dashboard.Data;
using GearSweep.Dashboard.Tests.Launch;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class ChannelsOnThePageTests(RigData directory) : LaunchContext(directory.Path), IClassFixture<RigData>
{
    [Fact]
    public void Few_channels_are_all_drawn_and_told_apart_with_their_units()
    {
        var page = Open("?file=rig");

        page.WaitForAssertion(() =>
            Assert.Equal(["Input a1", "Input a2", "Input a3", "Target a4"], page.FindAll("figcaption").Select(Words))
        );
        Assert.Contains("Target a4; inputs a1, a2, a3.", page.FindAll("p").Select(Words));
        Assert.Equal(
            ["Figure", "a1 (mg)", "a2 (mg)", "a3 (mg)", "a4 (mg)", "speedSet (rev/s)", "load_value (N·m)"],
            page.FindAll("section[aria-labelledby=describe] thead th").Select(Words)
        );
        Assert.Empty(page.FindAll("details.inputs"));
    }

    [Fact]
    public void Of_many_channels_the_target_is_drawn_and_the_inputs_that_are_chosen()
    {
        var page = Open("?file=wide");
        page.WaitForAssertion(() => Assert.Equal(["Target c63"], page.FindAll("figcaption").Select(Words)));
        Assert.Equal("c63", Assert.Single(LaunchCluster.Data.Channels));
        Assert.Equal("0 of 62 inputs are drawn; choose up to 8", Words(page.Find("details.inputs summary")));

        page.FindAll("details.inputs input")[1].Change(true);

        Assert.EndsWith("/data?file=wide&inputs=2", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["Input c2", "Target c63"], page.FindAll("figcaption").Select(Words)));
        Assert.DoesNotContain("()", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_eight_inputs_are_drawn_whatever_the_address_says()
    {
        var page = Open("?file=wide&inputs=9,8,7,6,5,4,3,2,1,0,63,a,-1");

        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll("figcaption").Count));
        Assert.True(page.FindAll("details.inputs input")[0].HasAttribute("disabled"));
        Assert.False(page.FindAll("details.inputs input")[1].HasAttribute("disabled"));
    }

    private IRenderedComponent<DataPage> Open(string query)
    {
        Navigation.NavigateTo($"/data{query}");
        var page = Render<DataPage>();
        page.WaitForElement("#waveform");
        return page;
    }
}
