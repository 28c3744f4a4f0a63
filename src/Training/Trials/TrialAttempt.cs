using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Baselines;
using GearSweep.Training.Engines;
using GearSweep.Training.Failures;
using GearSweep.Training.Metrics;
using GearSweep.Training.Models;
using GearSweep.Training.Series;

namespace GearSweep.Training.Trials;

/// <summary>
/// One attempt at a trial: the lecture's <c>train_model</c>, which can stop before any batch and go on from there to
/// the same bits.
/// </summary>
internal sealed class TrialAttempt : IDisposable
{
    private readonly TrialAssignment _assignment;
    private readonly SegmentData _segment;
    private readonly ITrialControl _control;
    private readonly TimeProvider _time;
    private readonly SplitSeries _series;
    private readonly double[] _scaledValidationTruth;
    private readonly TrialProgress _progress;
    private readonly AttemptPhases _phases;
    private readonly int[] _order;
    private readonly TrialModel _model;
    private long _checkpointed;

    private TrialAttempt(
        TrialAssignment assignment,
        SegmentData segment,
        ITrialControl control,
        TimeProvider time,
        AttemptPhases phases,
        AttemptStart start
    )
    {
        (_assignment, _segment, _control, _time, _phases) = (assignment, segment, control, time, phases);
        _progress = start.Progress;
        Engine = EngineHistory.With(start.EngineHistory, start.Engine);
        _series = SplitSeries.Create(segment, assignment.Split, assignment.Configuration);
        _scaledValidationTruth = _series.ScaledValidationTruth(segment.TargetColumn);
        if (Batches == 0)
        {
            throw new TrialException(
                $"there is not one whole batch: {_series.Train.Count} train windows of {_series.Length} rows, "
                    + $"and a batch has {assignment.Configuration.BatchSize}"
            );
        }

        if (_progress.Batch < 0 || _progress.Batch > Batches)
            throw new TrialException($"the checkpoint is of batch {_progress.Batch}; an epoch has {Batches}");
        _order = new int[_series.Train.Count];
        _model = new TrialModel(start.Engine, assignment.Configuration, assignment.Seed, _series, start.State);
        _checkpointed = time.GetTimestamp();
    }

    /// <summary>
    /// The engine, as the outcome names it; where others began the trial, all of them in their order, e.g. <c>simd/512,
    /// simd/256</c>.
    /// </summary>
    public string Engine { get; }

    /// <summary>Epochs that the trial has had, in all attempts.</summary>
    public int Epochs => _progress.Epoch;

    /// <summary>Why fewer epochs were trained than there were to be; <see langword="null"/> when all were.</summary>
    public string? EarlyStopMessage =>
        Epochs == _assignment.Epochs ? null : EarlyStop.Message(_assignment.EarlyStop, Epochs, _assignment.Epochs);

    private int Batches => _series.Train.Count / _assignment.Configuration.BatchSize;

    private bool KeepsBestWeights => _assignment.EarlyStop.Kind == EarlyStopKind.Validation;

    /// <summary>Makes the model, from the start or from the assignment's checkpoint.</summary>
    /// <exception cref="TrialException">The assignment cannot be carried out.</exception>
    /// <exception cref="SiloException">It cannot be carried out here.</exception>
    /// <exception cref="InsufficientMemoryException">It is too large for this silo.</exception>
    public static TrialAttempt Begin(
        TrialAssignment assignment,
        SegmentData segment,
        ITrialControl control,
        EngineRegistry engines,
        TimeProvider time,
        AttemptPhases phases
    ) => new(assignment, segment, control, time, phases, AttemptStart.Find(assignment, segment, engines));

    /// <summary>
    /// Trains until the epochs are spent, its rung is reached, early stopping is due, or a directive says so.
    /// </summary>
    /// <returns>
    /// <see cref="TrialCommand.Continue"/> when the trial is ready to be tested, else why it stopped.
    /// </returns>
    /// <exception cref="TrialException">A loss is not finite.</exception>
    public TrialCommand Train()
    {
        while (_progress.Epoch < _assignment.Epochs)
        {
            // A rung comes before an early stop, so that who has got there can be promoted.
            if (_progress.Epoch >= _assignment.UntilEpoch && _progress.Batch == 0)
            {
                Checkpoint();
                return new TrialCommand(TrialCommandKind.Pause, null);
            }

            if (EarlyStop.IsDue(_assignment.EarlyStop, _progress.TrainLosses, _progress.ValidationLosses))
                break;
            var directive = TrainEpoch();
            if (directive.Kind is TrialCommandKind.Preempt or TrialCommandKind.Pause)
                Checkpoint();
            if (directive.Kind != TrialCommandKind.Continue)
                return directive;
        }

        return TrialCommand.Continue;
    }

    /// <summary>Tests the weights that are kept: the test rows are touched here, once.</summary>
    /// <exception cref="TrialException">A prediction is not finite.</exception>
    public TrialResult Test(BaselineCache baselines)
    {
        _phases.Enter(AttemptPhase.Test);
        if (_progress.BestWeights is { } best)
            _model.Network.Restore(_model.Network.Capture() with { Weights = best });
        var epoch = KeepsBestWeights ? EarlyStop.BestEpoch(_progress.ValidationLosses) : _progress.Epoch - 1;
        var trainMse = _progress.TrainLosses[epoch];
        double? validationMse = _progress.ValidationLosses.Count > 0 ? _progress.ValidationLosses[epoch] : null;

        double[] truth = _series.TestTruth;
        var predicted = _series.InUnits(_model.Predict(_series.Test));
        var test = Errors.Measure(_series.Scaler, _segment.TargetColumn, truth, predicted);
        RequireFinite(test.Rmse, "test error");
        _phases.Enter(AttemptPhase.Baselines);
        var baseline = baselines.Get(_segment, _series);
        _phases.Enter(AttemptPhase.ModelFile);
        return new TrialResult(
            trainMse,
            validationMse is { } mse ? Math.Sqrt(mse) : null,
            epoch + 1,
            test,
            baseline.Result,
            baseline.Beside(_series, _segment.TargetColumn, predicted),
            new Predictions(
                [.. truth.Take(BaselineFit.PredictedRows)],
                [.. predicted.Take(BaselineFit.PredictedRows)],
                baseline.ArStar
            ),
            ModelFile.Write(
                _assignment,
                _segment.Channels,
                Engine,
                _progress.BestWeights ?? _model.Network.CaptureWeights(),
                _series,
                _model.Skip,
                epoch + 1,
                trainMse,
                validationMse,
                test
            )
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private TrialCommand TrainEpoch()
    {
        var batchSize = _assignment.Configuration.BatchSize;
        _phases.Enter(AttemptPhase.Order);
        RandomStream.EpochOrder(_assignment.Seed, _progress.Epoch, _order);
        _model.Network.LearningRate = LearningRate.Of(_assignment, _progress);
        _phases.Enter(AttemptPhase.Steps);
        while (_progress.Batch < Batches)
        {
            var directive = _control.Current;
            if (directive.Kind != TrialCommandKind.Continue)
                return directive;

            var started = _time.GetTimestamp();
            var loss = _model.Network.TrainBatch(
                _order.AsSpan(_progress.Batch * batchSize, batchSize),
                _progress.Epoch,
                _progress.Batch
            );
            RequireFinite(loss, "train loss");
            _progress.LossSum += loss * _series.LossFactor;
            _progress.Batch++;
            _progress.EpochTime += _time.GetElapsedTime(started);
            if (_time.GetElapsedTime(_checkpointed) >= _assignment.CheckpointInterval)
                Checkpoint();
        }

        FinishEpoch();
        return TrialCommand.Continue;
    }

    private void FinishEpoch()
    {
        _phases.Enter(AttemptPhase.Validation);
        var started = _time.GetTimestamp();
        double? validationLoss =
            _series.Validation.Count > 0
                ? Errors.MeanSquared(_scaledValidationTruth, _model.Predict(_series.Validation)) * _series.LossFactor
                : null;
        if (validationLoss is { } loss)
            RequireFinite(loss, "validation loss");

        _progress.TrainLosses.Add(_progress.LossSum / Batches);
        if (validationLoss is { } finite)
            _progress.ValidationLosses.Add(finite);
        _phases.Enter(AttemptPhase.Capture);
        if (KeepsBestWeights && EarlyStop.BestEpoch(_progress.ValidationLosses) == _progress.Epoch - 1)
            _progress.BestWeights = _model.Network.CaptureWeights();
        var seconds = (_progress.EpochTime + _time.GetElapsedTime(started)).TotalSeconds;
        (_progress.Batch, _progress.LossSum, _progress.EpochTime) = (0, 0, TimeSpan.Zero);
        _phases.Enter(AttemptPhase.Report);
        _control.Report(new EpochReport(_progress.Epoch, _progress.TrainLosses[^1], validationLoss, seconds));
    }

    private void Checkpoint()
    {
        var before = _phases.Enter(AttemptPhase.Capture);
        var content = CheckpointFormat.Write(
            TrialFingerprint.Of(_assignment),
            Engine,
            _progress,
            _model.Network.Capture()
        );
        _control.Checkpoint(new TrialCheckpoint(_progress.Epoch, content));
        _checkpointed = _time.GetTimestamp();
        _phases.Enter(before);
    }

    private void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value))
            throw Divergence.Of(
                name,
                value,
                Math.Min(_progress.Epoch + 1, _assignment.Epochs),
                _assignment.Configuration
            );
    }
}
