namespace GearSweep.Grains.Slots;

/// <summary>
/// One loop a slot, as many as are wanted now. A loop that is to end is cancelled and hands back what it has.
/// </summary>
/// <param name="run">A loop; ends when its token is cancelled.</param>
/// <param name="stopping">Cancels all loops.</param>
internal sealed class WorkerLoops(Func<CancellationToken, Task> run, CancellationToken stopping)
{
    private readonly List<(CancellationTokenSource Stop, Task Loop)> _loops = [];
    private readonly List<Task> _ending = [];

    /// <summary>Begins loops, or cancels the newest.</summary>
    public void Resize(int count)
    {
        _ending.RemoveAll(loop => loop.IsCompleted);
        while (_loops.Count < count)
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _loops.Add((stop, run(stop.Token)));
        }

        while (_loops.Count > count)
        {
            var (stop, loop) = _loops[^1];
            _loops.RemoveAt(_loops.Count - 1);
            _ending.Add(EndAsync(stop, loop));
        }
    }

    /// <summary>Waits until all loops have ended.</summary>
    public async Task EndAsync()
    {
        Resize(0);
        await Task.WhenAll(_ending);
    }

    private static async Task EndAsync(CancellationTokenSource stop, Task loop)
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }
}
