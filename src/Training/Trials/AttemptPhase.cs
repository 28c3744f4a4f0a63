namespace GearSweep.Training.Trials;

/// <summary>What an attempt spends its time on.</summary>
internal enum AttemptPhase
{
    /// <summary>Splitting and scaling the segment, reading a checkpoint, making the model.</summary>
    Preparation,

    /// <summary>Shuffling an epoch's windows.</summary>
    Order,

    /// <summary>Steps of training, and hearing before each what is to be done.</summary>
    Steps,

    /// <summary>Predicting the validation rows after an epoch.</summary>
    Validation,

    /// <summary>Copying the weights of the best epoch, and making checkpoints.</summary>
    Capture,

    /// <summary>Telling of an epoch.</summary>
    Report,

    /// <summary>Predicting the test rows, and its errors.</summary>
    Test,

    /// <summary>Fitting the baselines, or waiting for the thread that does.</summary>
    Baselines,

    /// <summary>Writing the model file.</summary>
    ModelFile,
}
