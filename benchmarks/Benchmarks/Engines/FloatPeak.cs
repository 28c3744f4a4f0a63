using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// The fp32 arithmetic that one core does at most, in 10⁹ operations a second, a multiply-add counted as two: fused
/// multiply-adds on registers alone, in the widest vectors, in twelve independent chains.
/// </summary>
/// <param name="Sustained">The mean over a quarter of a second: what the core has to give at that moment, beside all
/// that runs on the same machine.</param>
/// <param name="Burst">The best of the bursts of a few milliseconds in it.</param>
internal readonly record struct FloatPeak(double Sustained, double Burst)
{
    private const int Chains = 12,
        Steps = 2_000_000;
    private const double Seconds = 0.25;

    /// <summary>Measures both.</summary>
    public static FloatPeak Measure()
    {
        double operations = 0,
            elapsed = 0,
            burst = 0;
        var started = Stopwatch.GetTimestamp();
        while (elapsed < Seconds)
        {
            var work = 2.0 * Chains * Steps * Run();
            var now = Stopwatch.GetElapsedTime(started).TotalSeconds;
            burst = Math.Max(burst, work / (now - elapsed));
            operations += work;
            elapsed = now;
        }

        return new(operations / elapsed / 1e9, burst / 1e9);
    }

    private static int Run()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run512();
            return Vector512<float>.Count;
        }

        Run256();
        return Vector256<float>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector512<float> Run512()
    {
        var x = Vector512.Create(0.5f);
        Vector512<float> a = x,
            b = x,
            c = x,
            d = x,
            e = x,
            f = x,
            g = x,
            h = x,
            i = x,
            j = x,
            k = x,
            l = x;
        for (var n = 0; n < Steps; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, x);
            b = Vector512.FusedMultiplyAdd(b, x, x);
            c = Vector512.FusedMultiplyAdd(c, x, x);
            d = Vector512.FusedMultiplyAdd(d, x, x);
            e = Vector512.FusedMultiplyAdd(e, x, x);
            f = Vector512.FusedMultiplyAdd(f, x, x);
            g = Vector512.FusedMultiplyAdd(g, x, x);
            h = Vector512.FusedMultiplyAdd(h, x, x);
            i = Vector512.FusedMultiplyAdd(i, x, x);
            j = Vector512.FusedMultiplyAdd(j, x, x);
            k = Vector512.FusedMultiplyAdd(k, x, x);
            l = Vector512.FusedMultiplyAdd(l, x, x);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector256<float> Run256()
    {
        var x = Vector256.Create(0.5f);
        Vector256<float> a = x,
            b = x,
            c = x,
            d = x,
            e = x,
            f = x,
            g = x,
            h = x,
            i = x,
            j = x,
            k = x,
            l = x;
        for (var n = 0; n < Steps; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, x);
            b = Vector256.FusedMultiplyAdd(b, x, x);
            c = Vector256.FusedMultiplyAdd(c, x, x);
            d = Vector256.FusedMultiplyAdd(d, x, x);
            e = Vector256.FusedMultiplyAdd(e, x, x);
            f = Vector256.FusedMultiplyAdd(f, x, x);
            g = Vector256.FusedMultiplyAdd(g, x, x);
            h = Vector256.FusedMultiplyAdd(h, x, x);
            i = Vector256.FusedMultiplyAdd(i, x, x);
            j = Vector256.FusedMultiplyAdd(j, x, x);
            k = Vector256.FusedMultiplyAdd(k, x, x);
            l = Vector256.FusedMultiplyAdd(l, x, x);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
