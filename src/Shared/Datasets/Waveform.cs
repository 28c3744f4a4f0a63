namespace GearSweep.Shared.Datasets;

/// <summary>
/// Samples of a segment for drawing, thinned on the head so that peaks survive (least and greatest of each bucket).
/// </summary>
/// <param name="Condition">The segment's condition.</param>
/// <param name="Rows">Rows of the segment before thinning.</param>
/// <param name="Row">Row numbers of the points, ascending, from 0.</param>
/// <param name="Traces">The channels that were asked for, in the dataset's order: the target last.</param>
/// <param name="SamplePeriodSeconds">Time between two rows.</param>
[GenerateSerializer, Immutable]
public sealed record Waveform(
    OperatingCondition Condition,
    int Rows,
    int[] Row,
    IReadOnlyList<Trace> Traces,
    double SamplePeriodSeconds
);
