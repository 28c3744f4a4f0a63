using System.Collections.Concurrent;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;

namespace GearSweep.Grains.Slots;

/// <summary>The segments that this silo has asked the head for, by content hash: each is fetched once, and a few are kept.</summary>
internal sealed class SegmentCache(IGrainFactory grains)
{
    private const int Kept = 32; // 640 KB each at the usual 20,000 rows.

    private readonly ConcurrentDictionary<string, Lazy<Task<SegmentData>>> _segments = new();

    /// <summary>The segment with this content hash.</summary>
    /// <exception cref="KeyNotFoundException">The head has no such segment.</exception>
    public async Task<SegmentData> GetAsync(string hash)
    {
        if (_segments.Count >= Kept && !_segments.ContainsKey(hash)) _segments.Clear();
        try
        {
            return await _segments
                .GetOrAdd(hash, h => new Lazy<Task<SegmentData>>(() => grains.GetGrain<IDataGrain>(0).SegmentAsync(h)))
                .Value;
        }
        catch
        {
            _segments.TryRemove(hash, out _);
            throw;
        }
    }
}
