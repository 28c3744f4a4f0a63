using GearSweep.Shared.Randomness;

namespace GearSweep.Training.Generation;

/// <summary>
/// The vibration of one gear at one condition, as two displacement sensors would see it: white noise and the fault's
/// impulses through the housing's modes, the lines of both meshes with sidebands, and the mains. All of it is linear, so
/// that a straight line of enough lags predicts it as well as anything can; a worn surface alone rattles, which no line
/// can follow.
/// </summary>
internal static class GearSignal
{
    /// <summary>Samples in a second (dataset card).</summary>
    public const int SamplesPerSecond = 5_000;

    /// <summary>Streams that a gear and condition have.</summary>
    public const int Streams = 4;

    // What the third of the supplies of 50 Hz leaves: twice its frequency is what was measured, at 100 Hz.
    private const double MainsHertz = 100;

    // How much of a fault's impulse reaches sensor1, beside sensor2: the kurtosis of the measured surface fault is 4.8
    // and 5.4.
    private const double FaultIn1 = 0.7;

    // No drive holds its speed exactly. Measured lines are as sharp as 8,192 rows can tell.
    private const double Wander = 5e-5;

    private const double WanderSeconds = 7.3;
    private const int WarmUp = 512;

    /// <summary>Computes the two sensors, in units of about one standard deviation around about 0.</summary>
    /// <param name="gear">The gear.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">The first of this gear's and condition's <see cref="Streams"/>.</param>
    /// <param name="sensor1">Receives sensor1.</param>
    /// <param name="sensor2">Receives sensor2; as long as <paramref name="sensor1"/>.</param>
    public static void Fill(
        GearSignature gear,
        GeneratedCondition condition,
        ulong seed,
        ulong stream,
        Span<double> sensor1,
        Span<double> sensor2
    )
    {
        var noise = new Gaussian(seed, stream);
        var faults = new GearFault(gear, seed, stream + 1);
        var housing1 = new AllPoleFilter(gear.Shaped(condition.Modes.Sensor1));
        var housing2 = new AllPoleFilter(gear.Shaped(condition.Modes.Sensor2));
        var tones1 = new MeshTones(condition.Lines1, new Philox(seed, stream + 2));
        var tones2 = new MeshTones(condition.Lines2, new Philox(seed, stream + 3));
        var (level1, level2) = (NoiseLevel(condition.Lines1), NoiseLevel(condition.Lines2));
        var mains = Math.Sqrt(2 * condition.Mains);
        var modulationLevel = 1 / Math.Sqrt(1 + (gear.Modulation * gear.Modulation / 2));
        var ownExcitation = Math.Sqrt(1 - (condition.Path * condition.Path));
        var onTheWay = new double[condition.PathRows];

        var turn = 0.0; // Revolutions of the driven shaft since the start.
        var last1 = 0.0;
        for (var i = -WarmUp; i < sensor1.Length; i++)
        {
            var wander = Wander * Math.Sin(2 * Math.PI * i / (WanderSeconds * SamplesPerSecond));
            turn += condition.Speed * (1 + condition.Slip) * (1 + wander) / SamplesPerSecond;
            var fault = faults.Next(turn);
            var excitation1 = noise.Next();
            ref var arriving = ref onTheWay[(i + WarmUp) % onTheWay.Length];
            var excitation2 = (condition.Path * arriving) + (ownExcitation * noise.Next());
            arriving = excitation1;

            var first = Angle(GearTrain.PinionTeeth * turn);
            var second = Angle(GearTrain.SecondPinionTeeth * GearTrain.SecondShaft * turn);
            var modulation = modulationLevel * (1 + (gear.Modulation * Angle(GearTrain.SecondShaft * turn).Cos));
            var (mainsSin, mainsCos) = Angle(MainsHertz * i / SamplesPerSecond);

            var next1 =
                (level1 * housing1.Next(excitation1 + (FaultIn1 * fault)))
                + (modulation * tones1.At(first, second))
                + (mains * mainsSin);
            var next2 =
                (level2 * housing2.Next(excitation2 + fault))
                + (modulation * tones2.At(first, second))
                + (mains * mainsCos)
                + (gear.Rattle * Math.Abs(last1));
            last1 = next1;
            if (i >= 0)
                (sensor1[i], sensor2[i]) = (next1, next2);
        }

        double NoiseLevel(MeshLines lines) => Math.Sqrt(1 - lines.Sum - condition.Mains);
    }

    private static (double Sin, double Cos) Angle(double turns) =>
        Math.SinCos(2 * Math.PI * (turns - Math.Floor(turns)));
}
