using GearSweep.Storage.Opening;

namespace GearSweep.Silo.Hosting;

public sealed class StartupFailureTests
{
    [Fact]
    public void A_store_that_another_process_owns_is_told_in_its_own_words() =>
        Assert.Equal("sweeps.db is in use", StartupFailure.Explain(new AggregateException(new StorageException("sweeps.db is in use"))));

    [Fact]
    public void An_error_of_the_program_itself_is_not_explained_away() => Assert.Null(StartupFailure.Explain(new InvalidOperationException("bug")));
}
