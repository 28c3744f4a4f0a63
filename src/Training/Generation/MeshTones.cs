using GearSweep.Shared.Randomness;

namespace GearSweep.Training.Generation;

/// <summary>The lines of the meshes in one sensor: the first two harmonics of both, each with a phase of its own.</summary>
internal sealed class MeshTones
{
    private readonly (double Cos, double Sin) _first;
    private readonly (double Cos, double Sin) _firstTwice;
    private readonly (double Cos, double Sin) _second;
    private readonly (double Cos, double Sin) _secondTwice;

    /// <param name="lines">Their shares of a variance of 1.</param>
    /// <param name="phases">Where their phases are drawn from.</param>
    public MeshTones(MeshLines lines, ref Philox phases)
    {
        _first = Tone(lines.First, ref phases);
        _firstTwice = Tone(lines.FirstTwice, ref phases);
        _second = Tone(lines.Second, ref phases);
        _secondTwice = Tone(lines.SecondTwice, ref phases);
    }

    /// <summary>Their sum.</summary>
    /// <param name="first">Sine and cosine of the first mesh's angle.</param>
    /// <param name="second">Those of the second mesh's.</param>
    public double At((double Sin, double Cos) first, (double Sin, double Cos) second) =>
        Of(_first, first) + Of(_firstTwice, Twice(first)) + Of(_second, second) + Of(_secondTwice, Twice(second));

    private static (double Cos, double Sin) Tone(double share, ref Philox phases)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * phases.NextDouble());
        return (Math.Sqrt(2 * share) * cos, Math.Sqrt(2 * share) * sin);
    }

    private static double Of((double Cos, double Sin) tone, (double Sin, double Cos) angle) =>
        (tone.Cos * angle.Cos) - (tone.Sin * angle.Sin);

    private static (double Sin, double Cos) Twice((double Sin, double Cos) angle) =>
        (2 * angle.Sin * angle.Cos, (angle.Cos * angle.Cos) - (angle.Sin * angle.Sin));
}
