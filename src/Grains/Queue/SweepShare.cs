namespace GearSweep.Grains.Queue;

/// <summary>A sweep that has trials to give.</summary>
/// <param name="Sweep">Its id.</param>
/// <param name="Running">Its trials that slots train now.</param>
/// <param name="Served">When it was served last, as a running number; 0 for never.</param>
internal readonly record struct SweepShare(int Sweep, int Running, long Served);
