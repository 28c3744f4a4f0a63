using System.Runtime.InteropServices;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Engines;
using GearSweep.Shared.Trials;
using GearSweep.Training.Baselines;
using GearSweep.Training.Engines;
using GearSweep.Training.Failures;
using Microsoft.Extensions.Logging;

namespace GearSweep.Training.Trials;

/// <inheritdoc cref="ITrialRunner"/>
public sealed partial class TrialRunner : ITrialRunner
{
    private const int BaselineFits = 64;
    private readonly TimeProvider _time;
    private readonly EngineRegistry _engines;
    private readonly ILogger _logger;
    private readonly BaselineCache _baselines = new(BaselineFits);

    /// <summary>A runner with all engines.</summary>
    /// <param name="time">For the time that epochs take and the checkpoints' interval.</param>
    /// <param name="logger">For where an error came from; the trial keeps its message.</param>
    /// <param name="trials">Trials that train at once, which share the process' memory; <see langword="null"/> for one
    /// a core.</param>
    public TrialRunner(TimeProvider time, ILogger<TrialRunner> logger, Func<int>? trials = null)
        : this(
            time,
            logger,
            EngineRegistry.Create(TrialMemory.OfThisProcess(trials ?? (() => Environment.ProcessorCount)))
        ) { }

    /// <summary>What an assignment may name as its engine: <c>auto</c>, then the engines, the fastest first.</summary>
    public static IReadOnlyList<string> EngineNames { get; } = [EngineName.Auto, .. EngineRegistry.Default.Names];

    /// <summary>
    /// Why no machine can train a configuration with an engine, as a sentence; <see langword="null"/> when one can.
    /// </summary>
    /// <param name="engine">One of <see cref="EngineNames"/>; of another nothing is said here.</param>
    /// <param name="configuration">What is to be trained.</param>
    /// <param name="columns">Columns of a row: speed, load and the channels.</param>
    public static string? Refusal(string engine, Configuration configuration, int columns = SegmentData.UsualColumns) =>
        EngineRegistry.Refusal(engine, configuration, columns);

    internal TrialRunner(TimeProvider time, ILogger logger, EngineRegistry engines) =>
        (_time, _logger, _engines) = (time, logger, engines);

    /// <inheritdoc/>
    public AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control)
    {
        var started = _time.GetTimestamp();
        var phases = new AttemptPhases(_time);
        var engine = assignment.Engine;
        var epochs = assignment.ResumeFrom?.Epoch ?? 0;
        AttemptOutcome Outcome(AttemptEnd end, string? message, TrialResult? result = null) =>
            new(end, message, epochs, engine, _time.GetElapsedTime(started).TotalSeconds, result);

        try
        {
            using var attempt = TrialAttempt.Begin(assignment, segment, control, _engines, _time, phases);
            engine = attempt.Engine;
            TrialCommand stop;
            try
            {
                stop = attempt.Train();
            }
            finally
            {
                epochs = attempt.Epochs;
            }

            return stop.Kind switch
            {
                TrialCommandKind.Continue => Outcome(
                    AttemptEnd.Completed,
                    attempt.EarlyStopMessage,
                    attempt.Test(_baselines)
                ),
                TrialCommandKind.Cancel => Outcome(AttemptEnd.Cancelled, stop.Reason),
                TrialCommandKind.Prune => Outcome(AttemptEnd.Pruned, stop.Reason),
                TrialCommandKind.Pause => Outcome(AttemptEnd.Paused, stop.Reason),
                // An abandoned attempt ends like one that is handed back, but without a checkpoint: who owns the trial
                // now has its own.
                _ => Outcome(AttemptEnd.Preempted, stop.Reason),
            };
        }
        catch (TrialException e)
        {
            return Outcome(AttemptEnd.Failed, e.Message);
        }
        catch (SiloException e)
        {
            return Outcome(AttemptEnd.WorkerFailed, e.Message);
        }
        catch (InsufficientMemoryException e)
        {
            return Outcome(AttemptEnd.Rejected, e.Message);
        }
        catch (ExternalException e)
        {
            LogError(e, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt);
            return Outcome(AttemptEnd.WorkerFailed, $"libtorch: {e.Message.Split('\n')[0]}");
        }
#pragma warning disable CA1031 // A trial's error is kept with the trial and never ends the thread that trains.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogError(e, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt);
            return Outcome(AttemptEnd.WorkerFailed, $"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            phases.End();
        }
    }

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} trial {Trial} attempt {Attempt} broke")]
    private partial void LogError(Exception error, int sweep, int trial, int attempt);
}
