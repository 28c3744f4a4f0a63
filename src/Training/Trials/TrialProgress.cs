namespace GearSweep.Training.Trials;

/// <summary>How far a trial has come, but for its model.</summary>
internal sealed class TrialProgress
{
    /// <summary>Train loss of each finished epoch.</summary>
    public List<double> TrainLosses { get; init; } = [];

    /// <summary>Validation loss of each finished epoch; empty without validation rows.</summary>
    public List<double> ValidationLosses { get; init; } = [];

    /// <summary>Finished epochs: the number, from 0, of the epoch that is under way.</summary>
    public int Epoch => TrainLosses.Count;

    /// <summary>Batches of this epoch that are done.</summary>
    public int Batch { get; set; }

    /// <summary>Sum of their losses.</summary>
    public double LossSum { get; set; }

    /// <summary>Time that they took, in all attempts.</summary>
    public TimeSpan EpochTime { get; set; }

    /// <summary>The weights of the epoch with the least validation loss, where early stopping keeps them.</summary>
    public float[][]? BestWeights { get; set; }
}
