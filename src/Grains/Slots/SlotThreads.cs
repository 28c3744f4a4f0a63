using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>The training threads of a silo, named <c>slot 0</c>, <c>slot 1</c>, …. Training runs here and nowhere else.</summary>
internal sealed class SlotThreads : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread[] _threads;

    /// <summary>Starts the threads.</summary>
    public SlotThreads(IOptions<SlotOptions> options)
    {
        _threads = new Thread[options.Value.Count ?? SlotOptions.DefaultCount];
        for (var slot = 0; slot < _threads.Length; slot++)
        {
            _threads[slot] = new Thread(Work) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"slot {slot}") };
            _threads[slot].Start();
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _threads.Length;

    /// <summary>Runs a piece of work on the next free thread.</summary>
    /// <returns>Its result. The caller goes on elsewhere: never on the training thread.</returns>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                result.SetException(error);
            }
        });
        return result.Task;
    }

    /// <summary>Lets the threads end when they have done what they have.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (var thread in _threads) thread.Join(TimeSpan.FromSeconds(10));
        _work.Dispose();
    }

    private void Work()
    {
        SlotThread.LowerPriority();
        foreach (var action in _work.GetConsumingEnumerable()) action();
    }
}
