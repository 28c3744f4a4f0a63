using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>A trial as the store has it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Epochs">Epochs that it has trained.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="Message">What it says of itself.</param>
internal sealed record StoredTrial(int Number, TrialState State, int Epochs, int Attempts, string? Message);
