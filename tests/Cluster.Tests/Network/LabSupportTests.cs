using Xunit.Sdk;

namespace GearSweep.Cluster.Tests.Network;

public sealed class LabSupportTests
{
    [Fact]
    public void In_CI_a_test_that_cannot_run_fails_with_the_reason()
    {
        var refusal = Record.Exception(() => LabSupport.Refuse("no root", isContinuousIntegration: true));

        Assert.Contains("no root", Assert.IsType<FailException>(refusal).Message, StringComparison.Ordinal);
    }
}
