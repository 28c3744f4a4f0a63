using System.Runtime.CompilerServices;

namespace GearSweep.Training.Engines.Simd;

/// <summary>
/// The logistic function and the hyperbolic tangent of whole vectors. Arguments are clamped so that σ and tanh are
/// within 2·10⁻⁹ of their limits and no product of four denominators overflows; within that they are right to a few
/// units in the last place of 1.
/// </summary>
internal static unsafe class Activations<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>σ is within 2·10⁻⁹ of its limits beyond this, and tanh beyond half of it.</summary>
    private const float Limit = 20;

    private const float Log2OfE = 1.44269504f;

    /// <summary>
    /// σ(i), σ(f), tanh(g), σ(o), with one division for the four: 1/a and 1/b are b/(a·b) and a/(a·b).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gates(ref TVector i, ref TVector f, ref TVector g, ref TVector o)
    {
        var one = TLanes.Create(1);
        var eg = ExpOfMinusTwice(g);
        TVector di = TLanes.Add(one, ExpOfMinus(i)),
            df = TLanes.Add(one, ExpOfMinus(f));
        TVector dg = TLanes.Add(one, eg),
            od = TLanes.Add(one, ExpOfMinus(o));
        TVector dif = TLanes.Multiply(di, df),
            dgo = TLanes.Multiply(dg, od);
        var r = TLanes.Divide(one, TLanes.Multiply(dif, dgo));
        TVector rif = TLanes.Multiply(r, dgo),
            rgo = TLanes.Multiply(r, dif);
        i = TLanes.Multiply(rif, df);
        f = TLanes.Multiply(rif, di);
        g = TLanes.Multiply(TLanes.Multiply(rgo, od), TLanes.Subtract(one, eg));
        o = TLanes.Multiply(rgo, dg);
    }

    /// <summary>σ(a), σ(b), with one division for the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Logistic(ref TVector a, ref TVector b)
    {
        var one = TLanes.Create(1);
        TVector da = TLanes.Add(one, ExpOfMinus(a)),
            db = TLanes.Add(one, ExpOfMinus(b));
        var r = TLanes.Divide(one, TLanes.Multiply(da, db));
        a = TLanes.Multiply(r, db);
        b = TLanes.Multiply(r, da);
    }

    /// <summary>tanh(x) = (1 − e⁻²ˣ) / (1 + e⁻²ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh(TVector x)
    {
        var one = TLanes.Create(1);
        var e = ExpOfMinusTwice(x);
        return TLanes.Divide(TLanes.Subtract(one, e), TLanes.Add(one, e));
    }

    /// <summary>e⁻ˣ for x clamped to ±20, as 2 to the power of −x·log₂ e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfMinus(TVector x) =>
        PowerOfTwo(TLanes.Multiply(TLanes.Clamp(x, TLanes.Create(Limit)), TLanes.Create(-Log2OfE)));

    /// <summary>e⁻²ˣ for x clamped to ±10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfMinusTwice(TVector x) =>
        PowerOfTwo(TLanes.Multiply(TLanes.Clamp(x, TLanes.Create(Limit / 2)), TLanes.Create(-2 * Log2OfE)));

    /// <summary>
    /// 2ᵗ = 2ⁿ·2ᶠ with |f| ≤ ½. n is rounded by adding 1.5·2²³, which leaves it in the last bits; 2ᶠ is the polynomial
    /// of degree 5 that is 1 at 0 and has the least greatest relative error, 9·10⁻⁸ (Lawson 1961). What rounding t
    /// costs grows with |t|, but σ and tanh grow flat faster.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo(TVector t)
    {
        var magic = TLanes.Create(12_582_912);
        var shifted = TLanes.Add(t, magic);
        var f = TLanes.Subtract(t, TLanes.Subtract(shifted, magic));
        var p = TLanes.MultiplyAdd(TLanes.Create(0.0013264727f), f, TLanes.Create(0.009671513f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.055507336f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.24022242f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.693147f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(1));
        return TLanes.AddToExponent(p, shifted);
    }
}
