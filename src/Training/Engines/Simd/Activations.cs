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
    /// e⁻ˣ for x clamped to ±20: x = −n·ln 2 − r with |r| ≤ ½ ln 2, and e⁻ˣ = 2ⁿ·eʳ with Cephes' polynomial for eʳ (S. Moshier, <c>expf</c>, 1992); ln 2 in
    /// two parts, so that r loses nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfMinus(TVector x)
    {
        x = TLanes.Clamp(x, TLanes.Of(Limit));
        var n = TLanes.Round(TLanes.Multiply(x, TLanes.Of(-1.44269504f)));
        var r = TLanes.MultiplyAdd(n, TLanes.Of(-0.693359375f), TLanes.Subtract(TLanes.Of(0), x));
        r = TLanes.MultiplyAdd(n, TLanes.Of(2.12194440e-4f), r);
        var p = TLanes.MultiplyAdd(TLanes.Of(1.9875691500e-4f), r, TLanes.Of(1.3981999507e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(8.3334519073e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(4.1665795894e-2f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(1.6666665459e-1f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(5.0000001201e-1f));
        p = TLanes.MultiplyAdd(p, TLanes.Multiply(r, r), TLanes.Add(r, TLanes.Of(1)));
        return TLanes.Multiply(p, TLanes.TwoToThe(n));
    }
}
