namespace GearSweep.Training.Generation;

/// <summary>
/// The wheels of the test rig, as the lines of the measured spectra show them: at a shaft of 39.45 rev/s there are
/// 1,183 Hz (30 teeth), sidebands of 23.7 Hz (a second shaft at 30/50 of the speed), 426 Hz (18 teeth on that one) and
/// 11.8 Hz (a third shaft at half of its speed).
/// </summary>
internal static class GearTrain
{
    /// <summary>Teeth of the pinion on the driven shaft.</summary>
    public const int PinionTeeth = 30;

    /// <summary>Teeth of the second pinion, which is on the second shaft.</summary>
    public const int SecondPinionTeeth = 18;

    /// <summary>Turns of the second shaft in a turn of the driven one: 30 teeth against 50.</summary>
    public const double SecondShaft = 30.0 / 50;

    /// <summary>Turns of the third shaft in a turn of the driven one: it turns once in 3.33.</summary>
    public const double ThirdShaft = SecondShaft / 2;
}
