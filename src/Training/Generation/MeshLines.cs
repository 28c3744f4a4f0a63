namespace GearSweep.Training.Generation;

/// <summary>
/// What the lines of the two meshes are of a sensor's variance, with their sidebands. Measured by least squares on the
/// sines of each line and three sidebands on both sides.
/// </summary>
/// <param name="First">The mesh of the pinion of 30 teeth.</param>
/// <param name="FirstTwice">Its second harmonic.</param>
/// <param name="Second">The mesh of the pinion of 18 teeth.</param>
/// <param name="SecondTwice">Its second harmonic.</param>
internal sealed record MeshLines(double First, double FirstTwice, double Second, double SecondTwice)
{
    /// <summary>All four.</summary>
    public double Sum => First + FirstTwice + Second + SecondTwice;
}
