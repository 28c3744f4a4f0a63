using Bunit;
using GearSweep.Dashboard.Data;
using GearSweep.Dashboard.Tests.Launch;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class EmptyDataPageTests()
    : LaunchContext(Path.Combine(Path.GetTempPath(), "gearsweep-no-such-directory"))
{
    [Fact]
    public void An_empty_directory_leads_to_what_to_do() =>
        Assert.Contains(
            "Drop CSV files into the data directory",
            Render<DataPage>().WaitForElement("p").TextContent,
            StringComparison.Ordinal
        );
}
