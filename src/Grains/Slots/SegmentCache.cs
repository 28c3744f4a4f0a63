using System.Collections.Concurrent;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>The segments that this silo has asked the head for, by content hash: each is fetched once, and those that were used last are kept.</summary>
internal sealed class SegmentCache(IGrainFactory grains, IOptions<SlotOptions> options) : IDisposable
{
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = options.Value.SegmentCacheBytes });
    private readonly ConcurrentDictionary<string, Lazy<Task<SegmentData>>> _fetching = new();

    /// <summary>The segment with this content hash.</summary>
    /// <exception cref="KeyNotFoundException">The head has no such segment.</exception>
    public async Task<SegmentData> GetAsync(string hash)
    {
        if (_kept.TryGetValue(hash, out SegmentData? kept)) return kept!;
        try
        {
            return await _fetching.GetOrAdd(hash, h => new Lazy<Task<SegmentData>>(() => FetchAsync(h))).Value;
        }
        finally
        {
            _fetching.TryRemove(hash, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task<SegmentData> FetchAsync(string hash)
    {
        var segment = await grains.GetGrain<IDataGrain>(0).SegmentAsync(hash);
        // A segment that does not fit beside the others is used and not kept; MemoryCache makes room by what was not used for longest.
        _kept.Set(hash, segment, new MemoryCacheEntryOptions { Size = sizeof(double) * (long)segment.Values.Length });
        return segment;
    }
}
