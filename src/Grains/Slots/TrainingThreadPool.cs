using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>
/// The training threads of a silo, named <c>slot 0</c>, <c>slot 1</c>, …. Training runs here and nowhere else.
/// </summary>
internal sealed class TrainingThreadPool : IDisposable
{
    private readonly BlockingCollection<Action?> _work = []; // A null ends the thread that takes it.
    private readonly List<Thread> _threads = [];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>Starts as many threads as the options say.</summary>
    public TrainingThreadPool(IOptions<SlotOptions> options) => Resize(options.Value.Count ?? SlotOptions.DefaultCount);

    /// <summary>How many there are, but for those that end after what they do now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Starts threads, or lets some end as soon as they are free.</summary>
    public void Resize(int count)
    {
        lock (_gate)
        {
            _threads.RemoveAll(thread => !thread.IsAlive);
            for (; _count < count; _count++)
                _threads.Add(Begin(_count));
            for (; _count > count; _count--)
                _work.Add(null);
        }
    }

    /// <summary>Runs a piece of work on the next free thread; while there is none, it waits for one.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="cancellation">Withdraws work that no thread has begun; what has begun goes on.</param>
    /// <returns>Its result. The caller goes on elsewhere: never on the training thread.</returns>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isTaken = 0; // By the thread that runs it, or by its withdrawal.
        var withdrawal = cancellation.Register(() =>
        {
            if (Interlocked.Exchange(ref isTaken, 1) == 0)
                result.SetCanceled(cancellation);
        });
        _work.Add(Run, CancellationToken.None);
        return result.Task;

        void Run()
        {
            if (Interlocked.Exchange(ref isTaken, 1) != 0)
                return;
            withdrawal.Unregister();
            try
            {
                result.SetResult(work());
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                result.SetException(error);
            }
        }
    }

    /// <summary>Lets the threads end when they have done what they have.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join(TimeSpan.FromSeconds(10));
        _work.Dispose();
    }

    private Thread Begin(int slot)
    {
        var thread = new Thread(Work)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"slot {slot}"),
        };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        ThreadNiceness.LowerPriority();
        foreach (var action in _work.GetConsumingEnumerable())
        {
            if (action is null)
                return;
            action();
        }
    }
}
