using System.Runtime.Intrinsics;

namespace GearSweep.Training.Engines.Simd;

public sealed class ActivationsTests
{
    private static readonly float[] Values =
    [
        float.PositiveInfinity,
        float.NegativeInfinity,
        float.MaxValue,
        float.MinValue,
        100,
        -100,
        20,
        -20,
        19.9999f,
        -19.9999f,
        20.00001f,
        -20.00001f,
        0,
        -0f,
        float.Epsilon,
        -float.Epsilon,
        1e-30f,
        -1e-30f,
        1e-7f,
        -1e-7f,
        1e-3f,
        -1e-3f,
        0.3465f,
        -0.3466f,
        .. Enumerable.Range(-60, 121).Select(i => i / 5f + 0.01f * (i % 3)),
        1,
        -1,
        0.5f,
        -0.5f,
        87,
        -88,
        3,
    ];

    [Theory]
    [MemberData(nameof(VectorWidth.All), MemberType = typeof(VectorWidth))]
    public void Gates_are_the_logistic_function_and_the_hyperbolic_tangent_of_every_number(int bits)
    {
        foreach (var chunk in Values.Chunk(16))
        {
            float[] values = [.. chunk, .. Values[..(16 - chunk.Length)]]; // Sixteen at a time fit every width.
            for (var turned = 0; turned < 16; turned += 5)
            {
                float[] i = values,
                    f = Turned(values, turned),
                    g = Turned(values, turned + 1),
                    o = Turned(values, turned + 2);
                var found = Gates(bits, i, f, g, o);
                for (var lane = 0; lane < 16; lane++)
                {
                    Assert.Equal(Logistic(i[lane]), found.I[lane], 3e-7);
                    Assert.Equal(Logistic(f[lane]), found.F[lane], 3e-7);
                    Assert.Equal(Math.Tanh(g[lane]), found.G[lane], 3e-7);
                    Assert.Equal(Logistic(o[lane]), found.O[lane], 3e-7);
                    Assert.InRange(found.I[lane], 0, 1.0000002f);
                    Assert.InRange(found.G[lane], -1.0000002f, 1.0000002f);
                    Assert.Equal(Math.Tanh(i[lane]), found.Tanh[lane], 3e-7);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(VectorWidth.All), MemberType = typeof(VectorWidth))]
    public void What_is_not_a_number_stays_so_and_keeps_to_its_lane(int bits)
    {
        for (var gate = 0; gate < 4; gate++)
        {
            float[][] gates = [.. Enumerable.Range(0, 4).Select(_ => new float[16])];
            gates[gate][3] = float.NaN;
            var (i, f, g, o, tanh) = Gates(bits, gates[0], gates[1], gates[2], gates[3]);
            Assert.True(float.IsNaN(new[] { i, f, g, o }[gate][3]));
            Assert.Equal(gate == 0, float.IsNaN(tanh[3]));
            Assert.All(
                Enumerable.Range(0, 16).Where(lane => lane != 3),
                lane => Assert.Equal((0.5f, 0.5f, 0f, 0.5f), (i[lane], f[lane], g[lane], o[lane]))
            );
        }
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static float[] Turned(float[] values, int by) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[(i + by) % values.Length])];

    private static (float[] I, float[] F, float[] G, float[] O, float[] Tanh) Gates(
        int bits,
        float[] i,
        float[] f,
        float[] g,
        float[] o
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        return bits switch
        {
            512 => Gates<Lanes512, Vector512<float>>(i, f, g, o),
            256 => Gates<Lanes256, Vector256<float>>(i, f, g, o),
            _ => Gates<Lanes128, Vector128<float>>(i, f, g, o),
        };
    }

    private static unsafe (float[] I, float[] F, float[] G, float[] O, float[] Tanh) Gates<TLanes, TVector>(
        float[] i,
        float[] f,
        float[] g,
        float[] o
    )
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float[] i2 = [.. i],
            f2 = [.. f],
            g2 = [.. g],
            o2 = [.. o],
            tanh = [.. i];
        fixed (
            float* pi = i2,
                pf = f2,
                pg = g2,
                po = o2,
                pt = tanh
        )
        {
            for (var at = 0; at < i.Length; at += TLanes.Count)
            {
                TLanes.Store(Activations<TLanes, TVector>.Tanh(TLanes.Load(pt + at)), pt + at);
                TVector vi = TLanes.Load(pi + at),
                    vf = TLanes.Load(pf + at),
                    vg = TLanes.Load(pg + at),
                    vo = TLanes.Load(po + at);
                Activations<TLanes, TVector>.Gates(ref vi, ref vf, ref vg, ref vo);
                TLanes.Store(vi, pi + at);
                TLanes.Store(vf, pf + at);
                TLanes.Store(vg, pg + at);
                TLanes.Store(vo, po + at);
            }
        }

        return (i2, f2, g2, o2, tanh);
    }
}
