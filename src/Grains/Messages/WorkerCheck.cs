using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Messages;

/// <summary>
/// Checks what silos say of themselves before any of it is believed: what came over the network may be anything.
/// </summary>
internal static class WorkerCheck
{
    private const long MostMemory = 1L << 50;

    // Each slot may have one that trains and one whose end is being stored.
    private const int MostRunning = 4 * ClusterLimits.MaxSlots;

    /// <summary>The status with its texts for people bounded.</summary>
    /// <exception cref="InvalidDataException">A field is not what a silo says; the message names it, with what was
    /// found and what was expected.</exception>
    public static WorkerStatus Checked(WorkerStatus? status) =>
        Problem(status) is { } problem
            ? throw new InvalidDataException($"The silo's message is refused: {problem}.")
            : status! with
            {
                Orders = status.Orders with { Quarantined = MessageText.Bounded(status.Orders.Quarantined) },
            };

    /// <summary>What is wrong with a status; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(WorkerStatus? status) =>
        status is null
            ? "the status is missing"
            : SiloNames.Problem("silo", status.Silo)
                ?? MessageText.Problem("host", status.Host)
                ?? MessageText.Problem("role", status.Role)
                ?? MessageText.Problem("mode", status.Mode)
                ?? MessageText.Problem("version", status.Version)
                ?? MessageText.Problem("runtime_version", status.RuntimeVersion)
                ?? MessageText.Problem("torchsharp_version", status.TorchSharpVersion)
                ?? MessageText.Problem("cores", status.Cores, 1, 1 << 20)
                ?? MessageText.Problem("slots", status.Slots, 0, ClusterLimits.MaxSlots)
                ?? MessageText.Problem("memory_bytes", status.MemoryBytes, 0, MostMemory)
                ?? MessageText.Problem("vector_bits", status.VectorBits, 0, 1 << 16)
                ?? MessageText.Problem("beat", status.Beat, 0, long.MaxValue)
                ?? Problem(status.Orders)
                ?? Problem(status.Running);

    private static string? Problem(TrialId trial, int attempt) =>
        MessageText.Problem("sweep", trial.Sweep, 1, int.MaxValue)
        ?? MessageText.Problem("trial", trial.Number, 0, int.MaxValue)
        ?? MessageText.Problem("attempt", attempt, 1, int.MaxValue);

    private static string? Problem(DesiredWorkerState? orders) =>
        orders is null ? "orders are missing"
        : orders.Slots is { } slots ? MessageText.Problem("orders' slots", slots, 0, ClusterLimits.MaxSlots)
        : null;

    private static string? Problem(IReadOnlyList<RunningTrial>? running) =>
        running is null
            ? "the running trials are missing"
            : MessageText.Problem("the number of running trials", running.Count, 0, MostRunning)
                ?? running.Select(Problem).FirstOrDefault(problem => problem is not null);

    private static string? Problem(RunningTrial? trial) =>
        trial is null
            ? "a running trial is missing"
            : Problem(trial.Id, trial.Attempt)
                ?? MessageText.Problem("epoch", trial.Epoch, 0, MessageLimits.Epochs)
                ?? MessageText.Problem("epochs", trial.Epochs, 0, MessageLimits.Epochs);
}
