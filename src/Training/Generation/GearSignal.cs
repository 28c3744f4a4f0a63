namespace GearSweep.Training.Generation;

/// <summary>
/// The vibration of one gear at one condition, as two displacement sensors would see it: harmonics of shaft and tooth
/// mesh with sidebands, coloured noise, the fault's signature, and a mild backlash: sensor2 follows the size, not the
/// sign, of sensor1's last swing, and whether both swung alike. The backlash is what a linear model cannot see and a
/// recurrent network can.
/// </summary>
internal static class GearSignal
{
    /// <summary>Samples in a second.</summary>
    public const int SamplesPerSecond = 5_000;

    /// <summary>
    /// Teeth of the gear: the second mesh harmonic at 40 rev/s, 2,320 Hz, is still below half the sample rate.
    /// </summary>
    private const int Teeth = 29;

    private const double HousingHertz = 1_400;

    /// <summary>Computes the two sensors, in units of about one standard deviation around about 0.</summary>
    /// <param name="gear">The gear.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">The stream of this gear and condition; the next one up is used as well.</param>
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
        var normal = new Gaussian(seed, stream);
        var pits = new Gaussian(seed, stream + 1);
        var noise1 = new ColouredNoise(condition.Colour, b: 0.20);
        var noise2 = new ColouredNoise(condition.Colour, b: 0.18);
        var ring1 = new Resonance(HousingHertz, left: 0.75);
        var ring2 = new Resonance(HousingHertz * 0.93, left: 0.75);
        var loaded = condition.Load > 0;
        var mesh = loaded ? 0.35 : 0.25;
        var (size, sign) = loaded ? (1.0, 0.5) : (0.6, 0.3);
        var pitThreshold = NormalQuantile(1 - gear.PitProbability);

        var turn = 0.0; // Revolutions since the start.
        var lastTooth = -1;
        double last1 = 0,
            last2 = 0;
        for (var i = 0; i < sensor1.Length; i++)
        {
            // No drive holds its speed exactly: a slow swing of a thousandth smears the lines as in measurements.
            turn +=
                condition.Speed
                * (1 + (0.001 * Math.Sin(2 * Math.PI * i / (7.3 * SamplesPerSecond))))
                / SamplesPerSecond;
            var angle = 2 * Math.PI * (turn - Math.Floor(turn));
            var tooth = (int)((turn - Math.Floor(turn)) * Teeth);
            var engages = tooth != lastTooth;
            lastTooth = tooth;

            var impulse = engages && tooth == 0 ? gear.Impulse : 0;
            if (engages && gear.PitProbability > 0 && pits.Next() > pitThreshold)
                impulse += gear.Pit * pits.Next();

            var swing = 1 + (gear.Modulation * Math.Cos(angle));
            var contact = mesh * swing * (tooth == 0 ? gear.MeshLeft : 1);
            var shaft = gear.Shaft * (Math.Cos(angle + 0.4) + (0.5 * Math.Cos((2 * angle) + 1.1)));

            var meshAngle = Teeth * angle;
            var next1 =
                shaft
                + (contact * (Math.Cos(meshAngle) + (0.6 * Math.Cos((2 * meshAngle) + 0.7))))
                + (swing * noise1.Next(normal.Next()))
                + ring1.Next(impulse);
            var next2 =
                shaft
                + (contact * (Math.Cos(meshAngle + 0.9) + (0.6 * Math.Cos((2 * meshAngle) + 2.1))))
                + (swing * noise2.Next(normal.Next()))
                + ring2.Next(impulse)
                + (size * Math.Abs(Math.Tanh(last1)))
                + (sign * Math.Tanh(last1) * Math.Tanh(last2));
            sensor1[i] = last1 = next1;
            sensor2[i] = last2 = next2;
        }
    }

    // The inverse of the normal distribution function.
    private static double NormalQuantile(double probability) =>
        probability < 1 ? MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability) : double.PositiveInfinity;
}
