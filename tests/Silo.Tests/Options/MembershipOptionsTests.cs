using System.ComponentModel.DataAnnotations;
using Orleans.Configuration;

namespace GearSweep.Silo.Options;

public sealed class MembershipOptionsTests
{
    [Fact]
    public void Silos_are_asked_as_often_as_configured_and_the_table_of_members_is_read_every_other_time()
    {
        var membership = new ClusterMembershipOptions();

        new MembershipOptions { ProbeTimeout = TimeSpan.FromSeconds(3), MissedProbes = 7 }.Apply(membership);

        Assert.Equal(TimeSpan.FromSeconds(3), membership.ProbeTimeout);
        Assert.Equal(7, membership.NumMissedProbesLimit);
        Assert.Equal(TimeSpan.FromSeconds(6), membership.TableRefreshTimeout);
    }

    [Theory]
    [InlineData("00:00:00.1", 3, "Membership:ProbeTimeout is 00:00:00.1000000; expected 00:00:00.200 to 00:10:00")]
    [InlineData("00:00:05", 0, "Membership:MissedProbes is 0; expected 1 to 100")]
    public void A_value_out_of_range_is_refused_with_its_key_and_what_is_expected(string probeTimeout, int missedProbes, string message)
    {
        var options = new MembershipOptions
        {
            ProbeTimeout = TimeSpan.Parse(probeTimeout, System.Globalization.CultureInfo.InvariantCulture),
            MissedProbes = missedProbes,
        };

        Assert.Equal(
            message,
            Assert.Throws<ValidationException>(() => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true)).Message);
    }
}
