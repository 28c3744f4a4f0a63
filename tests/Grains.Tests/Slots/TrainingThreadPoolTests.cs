using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

public sealed class TrainingThreadPoolTests : IDisposable
{
    private readonly TrainingThreadPool _threads = new(Options.Create(new SlotOptions { Count = 0 }));
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _threads.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Work_that_finds_no_thread_runs_on_the_next_that_begins()
    {
        var work = _threads.RunAsync(() => Thread.CurrentThread.Name, _stop.Token);
        Assert.False(work.IsCompleted);
        _threads.Resize(1);
        Assert.Equal("slot 0", await work);
    }

    [Fact]
    public async Task Work_that_was_accepted_before_the_threads_were_taken_away_runs()
    {
        _threads.Resize(1);
        var work = _threads.RunAsync(() => 7, _stop.Token);
        _threads.Resize(0);
        Assert.Equal(7, await work);
    }

    [Fact]
    public async Task Work_that_no_thread_has_begun_can_be_withdrawn()
    {
        _threads.Resize(2);
        _threads.Resize(0);
        var began = false;
        var work = _threads.RunAsync(() => began = true, _stop.Token);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);

        _threads.Resize(1);
        Assert.Equal("after", await _threads.RunAsync(() => "after", CancellationToken.None));
        Assert.False(began);
    }

    [Fact]
    public async Task Work_that_has_begun_goes_on_when_it_is_withdrawn_too_late()
    {
        _threads.Resize(1);
        using var begun = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var work = _threads.RunAsync(
            () =>
            {
                begun.Release();
                goOn.Wait(CancellationToken.None);
                return 7;
            },
            _stop.Token
        );
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        await _stop.CancelAsync();
        goOn.Release();
        Assert.Equal(7, await work);
    }
}
