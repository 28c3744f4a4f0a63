using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Trials;

/// <summary>
/// A trial's seed: a hash of what the trial is, so that it does not depend on the order in which trials are made or
/// run.
/// </summary>
public static class TrialSeed
{
    /// <summary>
    /// The first 63 bits of the SHA-256 of (sweep seed, configuration, condition, repeat): a signed 64-bit column holds
    /// it.
    /// </summary>
    public static ulong For(int sweepSeed, Configuration configuration, OperatingCondition condition, int repeat)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{sweepSeed}|{configuration.Key}|{condition.Speed:F2}|{condition.Load:F2}|{repeat}"
        );
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & long.MaxValue;
    }
}
