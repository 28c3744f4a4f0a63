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
    public const int Streams = 3;

    // Twice the mains' frequency, as measured.
    private const double MainsHertz = 100;

    // How much of a fault's impulse reaches sensor1, beside sensor2: the kurtosis of the measured surface fault is 4.8
    // and 5.4.
    private const double FaultIn1 = 0.7;

    // Rows in which the modes come to ring as they go on.
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
        var rows = sensor1.Length + WarmUp;
        var (first, second) = (new double[rows], new double[rows]);
        AddNoise(condition, new Gaussian(seed, stream), first, second);
        AddFault(gear, condition, new Philox(seed, stream + 1), first, second);
        AllPoleFilter.Apply(gear.Shaped(condition.Modes.Sensor1), first);
        AllPoleFilter.Apply(gear.Shaped(condition.Modes.Sensor2), second);
        AddLines(gear, condition, new Philox(seed, stream + 2), first, second);
        for (var row = 1; row < rows && gear.Rattle > 0; row++)
            second[row] += gear.Rattle * Math.Abs(first[row - 1]);
        first.AsSpan(WarmUp).CopyTo(sensor1);
        second.AsSpan(WarmUp).CopyTo(sensor2);
    }

    /// <summary>White noise of variance 1, of which sensor2's follows sensor1's after the path.</summary>
    private static void AddNoise(GeneratedCondition condition, Gaussian noise, double[] first, double[] second)
    {
        var own = Math.Sqrt(1 - (condition.Path * condition.Path));
        for (var row = 0; row < first.Length; row++)
        {
            first[row] = noise.Next();
            var arriving = row < condition.PathRows ? 0 : first[row - condition.PathRows];
            second[row] = (condition.Path * arriving) + (own * noise.Next());
        }
    }

    private static void AddFault(
        GearSignature gear,
        GeneratedCondition condition,
        Philox draws,
        double[] first,
        double[] second
    )
    {
        var fault = new GearFault(gear, draws);
        for (var row = 0; row < first.Length && fault.Exists; row++)
        {
            var impulse = fault.Next(row * TurnsOfARow(condition));
            first[row] += FaultIn1 * impulse;
            second[row] += impulse;
        }
    }

    /// <summary>Adds the lines of meshes and mains to the sensors' noise, so that their variance stays 1.</summary>
    private static void AddLines(
        GearSignature gear,
        GeneratedCondition condition,
        Philox phases,
        double[] first,
        double[] second
    )
    {
        var tones1 = new MeshTones(condition.Lines1, ref phases);
        var tones2 = new MeshTones(condition.Lines2, ref phases);
        var (noise1, noise2) = (NoiseLevel(condition.Lines1), NoiseLevel(condition.Lines2));
        var mains = Math.Sqrt(2 * condition.Mains);
        var mesh = 1 / Math.Sqrt(1 + (gear.Modulation * gear.Modulation / 2));
        for (var row = 0; row < first.Length; row++)
        {
            var turn = row * TurnsOfARow(condition);
            var secondTurn = GearTrain.SecondShaft * turn;
            var (mesh1, mesh2) = (Angle(GearTrain.PinionTeeth * turn), Angle(GearTrain.SecondPinionTeeth * secondTurn));
            var modulation = mesh * (1 + (gear.Modulation * Angle(secondTurn).Cos));
            var (mainsSin, mainsCos) = Angle(MainsHertz * row / SamplesPerSecond);
            first[row] = (noise1 * first[row]) + (modulation * tones1.At(mesh1, mesh2)) + (mains * mainsSin);
            second[row] = (noise2 * second[row]) + (modulation * tones2.At(mesh1, mesh2)) + (mains * mainsCos);
        }

        double NoiseLevel(MeshLines lines) => Math.Sqrt(1 - lines.Sum - condition.Mains);
    }

    private static double TurnsOfARow(GeneratedCondition condition) =>
        condition.Speed * (1 + condition.Slip) / SamplesPerSecond;

    private static (double Sin, double Cos) Angle(double turns) =>
        Math.SinCos(2 * Math.PI * (turns - Math.Floor(turns)));
}
