using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

/// <summary>
/// A recurrent network with one linear layer on its last hidden state, and Adam. Belongs to one thread.
/// </summary>
internal interface IRecurrentModel : IDisposable
{
    /// <summary>Adam's step size from the next step on; the configuration's at first.</summary>
    double LearningRate { get; set; }

    /// <summary>One step: forward, mean squared error, backward, Adam.</summary>
    /// <param name="windows">Numbers of the batch's train windows.</param>
    /// <param name="epoch">The epoch, from 0; with <paramref name="batch"/> it names the dropout masks.</param>
    /// <param name="batch">The batch within the epoch, from 0.</param>
    /// <returns>The batch's loss before the step.</returns>
    double TrainBatch(ReadOnlySpan<int> windows, int epoch, int batch);

    /// <summary>Predicts the scaled targets, without dropout.</summary>
    /// <param name="windows">Any windows of the configuration's length.</param>
    /// <param name="predictions">Receives one value a window.</param>
    void Predict(Windows windows, Span<float> predictions);

    /// <summary>A copy of weights, moments and step.</summary>
    ModelState Capture();

    /// <summary>A copy of the weights alone.</summary>
    float[][] CaptureWeights();

    /// <summary>Goes on from a captured state, to the bit.</summary>
    /// <exception cref="Training.Failures.TrialException">It is not a state of the model's configuration; the model is
    /// as it
    /// was.</exception>
    void Restore(ModelState state);
}
