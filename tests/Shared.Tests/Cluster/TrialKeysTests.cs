using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Cluster;

public sealed class TrialKeysTests
{
    [Theory]
    [InlineData("10.0.0.2:11111@154561718")]
    [InlineData("[fe80::1]:11111@154561718")]
    public void A_key_names_its_silo(string silo)
    {
        var key = TrialKeys.For(new TrialId(3, 17), attempt: 2, silo);

        Assert.Equal($"3/17/2@{silo}", key);
        Assert.Equal(silo, TrialKeys.SiloOf(key));
    }

    [Fact]
    public void A_key_without_a_silo_is_refused() =>
        Assert.Equal(
            "'3/17/2' is no key of an attempt: it names no silo",
            Assert.Throws<FormatException>(() => TrialKeys.SiloOf("3/17/2")).Message
        );
}
