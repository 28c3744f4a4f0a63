using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>
/// The segments that this silo has asked the head for, by content hash: each is fetched once, and those that were used
/// last are kept.
/// </summary>
internal sealed class SegmentCache(IGrainFactory grains, IOptions<SlotOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<SegmentData>> _fetching = [];
    private readonly OrderedDictionary<string, SegmentData> _kept = []; // The one that was used last is the last.
    private long _bytes;

    /// <summary>The segment with this content hash.</summary>
    /// <exception cref="KeyNotFoundException">The head has no such segment.</exception>
    /// <exception cref="InvalidDataException">The head's is damaged.</exception>
    /// <exception cref="IOException">It was changed on its way.</exception>
    public Task<SegmentData> GetAsync(string hash)
    {
        lock (_gate)
        {
            if (_kept.Remove(hash, out var kept))
            {
                _kept.Add(hash, kept);
                return Task.FromResult(kept);
            }

            if (!_fetching.TryGetValue(hash, out var fetch))
                _fetching[hash] = fetch = Task.Run(() => FetchAsync(hash));
            return fetch;
        }
    }

    private async Task<SegmentData> FetchAsync(string hash)
    {
        SegmentData? segment = null;
        try
        {
            var fetched = await grains.GetGrain<IDataGrain>(0).SegmentAsync(hash);
            if (fetched.Hash != hash || !SegmentHash.IsRight(fetched))
                throw new IOException($"the segment {hash} did not come as its hash says");
            return segment = fetched;
        }
        finally
        {
            lock (_gate)
            {
                _fetching.Remove(hash); // A fetch that failed is begun anew by who asks next.
                if (segment is not null)
                    Keep(hash, segment);
            }
        }
    }

    /// <summary>
    /// Keeps a segment, and lets go of those that were not used for longest; one that does not fit even alone is used
    /// and not kept.
    /// </summary>
    private void Keep(string hash, SegmentData segment)
    {
        var bound = options.Value.SegmentCacheBytes;
        if (Bytes(segment) > bound)
            return;
        _kept.Add(hash, segment);
        for (_bytes += Bytes(segment); _bytes > bound; _kept.RemoveAt(0))
            _bytes -= Bytes(_kept.GetAt(0).Value);
    }

    private static long Bytes(SegmentData segment) => sizeof(double) * (long)segment.Values.Length;
}
