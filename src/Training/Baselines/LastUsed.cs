namespace GearSweep.Training.Baselines;

/// <summary>Keeps the last used of some values that cost time to make. For all threads.</summary>
/// <param name="capacity">Values that are kept at most.</param>
internal sealed class LastUsed<TKey, TValue>(int capacity)
    where TKey : IEquatable<TKey>
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> _lastUsedFirst = [];

    /// <summary>The value of a key, made by the first thread that asks.</summary>
    public TValue Get(TKey key, Func<TValue> make) => Entry(key, make).Value;

    private Lazy<TValue> Entry(TKey key, Func<TValue> make)
    {
        lock (_lock)
        {
            var found = _lastUsedFirst.FirstOrDefault(entry => entry.Key.Equals(key));
            if (found.Value is not null)
                _lastUsedFirst.Remove(found);
            else
                found = (key, new Lazy<TValue>(make));
            _lastUsedFirst.AddFirst(found);
            if (_lastUsedFirst.Count > capacity)
                _lastUsedFirst.RemoveLast();
            return found.Value;
        }
    }
}
