using GearSweep.Shared.Randomness;

namespace GearSweep.Training.Generation;

/// <summary>The impulses that a damaged gear gives to the housing.</summary>
/// <param name="gear">The gear.</param>
/// <param name="draws">Where their sizes are drawn from.</param>
internal ref struct GearFault(GearSignature gear, Philox draws)
{
    // How far an impact is from the usual one.
    private const double Scatter = 0.15;

    private Philox _draws = draws;
    private double _lastTurn;

    /// <summary>Whether there are any.</summary>
    public readonly bool Exists => gear.Impact > 0 || gear.PitProbability > 0;

    /// <summary>The impulse in this sample, 0 in most.</summary>
    /// <param name="turn">Revolutions of the driven shaft since the start, growing from call to call.</param>
    public double Next(double turn)
    {
        var impulse = 0.0;
        if (gear.Impact > 0 && Passes(turn, GearTrain.ThirdShaft))
            impulse += gear.Impact * (1 + (Scatter * ((2 * _draws.NextDouble()) - 1)));
        if (gear.PitProbability > 0 && Passes(turn, GearTrain.PinionTeeth))
            impulse += Pit();
        _lastTurn = turn;
        return impulse;
    }

    private readonly bool Passes(double turn, double ratio) => Math.Floor(turn * ratio) > Math.Floor(_lastTurn * ratio);

    // Evenly in both directions.
    private double Pit() =>
        _draws.NextDouble() < gear.PitProbability ? gear.Pit * Math.Sqrt(3) * ((2 * _draws.NextDouble()) - 1) : 0;
}
