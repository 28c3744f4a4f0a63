using Bunit;
using GearSweep.Dashboard.Layout;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Tests.Layout;

public sealed class MainLayoutTests() : PageContext(hasLayout: true)
{
    [Fact]
    public void Every_page_has_the_version_at_its_foot() =>
        Assert.Equal(
            $"GearSweep {ProductVersion.Shorten(ProductVersion.Text)}",
            Render<MainLayout>().Find("footer").TextContent
        );
}
