using GearSweep.Storage.Failures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Hosting;

public sealed class StartupFailureTests
{
    [Fact]
    public void A_store_that_another_process_owns_is_told_in_its_own_words() =>
        Assert.Equal(
            "sweeps.db is in use",
            StartupFailure.Explain(new AggregateException(new StorageException("sweeps.db is in use")))
        );

    [Fact]
    public void A_setting_of_the_wrong_kind_is_told_with_its_key_and_what_was_found()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Cluster:SiloPort", "many")]);
        var cause = StartupFailure.Explain(Assert.ThrowsAny<Exception>(() => builder.AddGearSweepSilo()));
        Assert.Equal("Cluster:SiloPort is 'many'; expected a whole number", cause);
    }

    [Fact]
    public void An_error_of_the_program_itself_is_not_explained_away() =>
        Assert.Null(StartupFailure.Explain(new InvalidOperationException("bug")));
}
