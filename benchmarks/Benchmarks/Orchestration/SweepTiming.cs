namespace GearSweep.Benchmarks.Orchestration;

/// <summary>How long a sweep took.</summary>
/// <param name="Seconds">From the specification's text to the last result.</param>
/// <param name="ProcessorSeconds">Processor time of the whole process meanwhile: other programs of a busy machine
/// hardly change it.</param>
/// <param name="TrainingSeconds">What the trials say that they took, together.</param>
/// <param name="TestRmse">Test error of each trial, by number: the same in every run, or the runs did different
/// work.</param>
internal sealed record SweepTiming(
    double Seconds,
    double ProcessorSeconds,
    double TrainingSeconds,
    IReadOnlyList<double> TestRmse
);
