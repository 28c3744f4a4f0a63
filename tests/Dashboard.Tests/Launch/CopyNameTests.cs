using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class CopyNameTests
{
    [Theory]
    [InlineData("quickstart", "quickstart (2)")]
    [InlineData("quickstart (2)", "quickstart (3)")]
    [InlineData("gear (old)", "gear (old) (2)")]
    public void A_copy_is_numbered(string name, string copy) => Assert.Equal(copy, CopyName.For(name));

    [Fact]
    public void A_long_name_is_cut_to_make_room() =>
        Assert.Equal(SpecLimits.NameLength, CopyName.For(new string('n', SpecLimits.NameLength)).Length);
}
