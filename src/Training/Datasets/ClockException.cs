namespace GearSweep.Training.Datasets;

/// <summary>
/// The times of a dataset do not tell the order or the rate of its samples; the message says what to do.
/// </summary>
internal sealed class ClockException(string message) : Exception(message);
