using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The logistic function and the hyperbolic tangent of whole vectors. Arguments are clamped so that σ and tanh are within 2·10⁻⁹ of their limits and no
/// product of four denominators overflows; within that they are right to a few units in the last place of 1.
/// </summary>
internal static unsafe class Activations<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const float Limit = 20;

    /// <summary>σ(i), σ(f), tanh(g), σ(o), with one division for the four: 1/a and 1/b are b/(a·b) and a/(a·b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gates(ref TVector i, ref TVector f, ref TVector g, ref TVector o)
    {
        var one = TLanes.Of(1);
        var eg = ExpOfMinus(TLanes.Add(g, g));
        TVector di = TLanes.Add(one, ExpOfMinus(i)), df = TLanes.Add(one, ExpOfMinus(f));
        TVector dg = TLanes.Add(one, eg), od = TLanes.Add(one, ExpOfMinus(o));
        TVector dif = TLanes.Multiply(di, df), dgo = TLanes.Multiply(dg, od);
        var r = TLanes.Divide(one, TLanes.Multiply(dif, dgo));
        TVector rif = TLanes.Multiply(r, dgo), rgo = TLanes.Multiply(r, dif);
        i = TLanes.Multiply(rif, df);
        f = TLanes.Multiply(rif, di);
        g = TLanes.Multiply(TLanes.Multiply(rgo, od), TLanes.Subtract(one, eg));
        o = TLanes.Multiply(rgo, dg);
    }

    /// <summary>tanh(x) = (1 − e⁻²ˣ) / (1 + e⁻²ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        var one = TLanes.Of(1);
        var e = ExpOfMinus(TLanes.Add(x, x));
        return TLanes.Divide(TLanes.Subtract(one, e), TLanes.Add(one, e));
    }

    /// <summary>
    /// e⁻ˣ for x clamped to ±20: −x = n·ln 2 + r with |r| ≤ ½ ln 2, and e⁻ˣ = 2ⁿ·eʳ. n is rounded by adding 1.5·2²³, which leaves it in the last bits; ln 2 is
    /// taken in two parts, so that r loses nothing; eʳ is the polynomial of degree 6 with the least greatest relative error, 2·10⁻⁸ (Remez).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfMinus(TVector x)
    {
        var magic = TLanes.Of(12_582_912);
        x = TLanes.Clamp(x, TLanes.Of(Limit));
        var shifted = TLanes.MultiplyAdd(x, TLanes.Of(-1.44269504f), magic);
        var n = TLanes.Subtract(shifted, magic);
        var r = TLanes.NegateMultiplySubtract(n, TLanes.Of(0.693359375f), x);
        r = TLanes.MultiplyAdd(n, TLanes.Of(2.12194440e-4f), r);
        var p = TLanes.MultiplyAdd(TLanes.Of(0.0013838157f), r, TLanes.Of(0.0083749965f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(0.041668206f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(0.16666418f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(0.4999999f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(1));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(1));
        return TLanes.AddToExponent(p, shifted);
    }
}
