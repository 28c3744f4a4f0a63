using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Messages;

/// <summary>Checks what a silo reports of an attempt before any of it is stored.</summary>
internal static class ReportCheck
{
    /// <summary>The report with its message bounded.</summary>
    /// <exception cref="InvalidDataException">A field is not what a silo reports; the message names it, with what was
    /// found and what was expected.</exception>
    public static TrialReport Checked(TrialReport? report) =>
        Problem(report) is { } problem ? throw new InvalidDataException($"The report is refused: {problem}.")
        : report!.Outcome is { } outcome
            ? report with
            {
                Outcome = outcome with { Message = MessageText.Bounded(outcome.Message) },
            }
        : report;

    /// <summary>What is wrong with a report; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(TrialReport? report) =>
        report is null
            ? "it is missing"
            : MessageText.Problem("trial", report.Trial, 0, int.MaxValue)
                ?? MessageText.Problem("attempt", report.Attempt, 1, int.MaxValue)
                ?? Problem(report.Epochs)
                ?? (report.Checkpoint is { } checkpoint ? Problem(checkpoint) : null)
                ?? (report.Outcome is { } outcome ? Problem(outcome) : null);

    private static string? Problem(IReadOnlyList<EpochReport>? epochs)
    {
        if (epochs is null)
            return "the epochs are missing";
        var last = 0;
        foreach (var epoch in epochs)
        {
            if (epoch is null)
                return "an epoch is missing";
            var problem =
                MessageText.Problem("epoch", epoch.Epoch, last + 1, MessageLimits.Epochs)
                ?? MessageText.Problem("train_mse", epoch.TrainMse)
                ?? (epoch.ValidationMse is { } validation ? MessageText.Problem("validation_mse", validation) : null)
                ?? MessageText.Problem("seconds", epoch.Seconds);
            if (problem is not null)
                return problem;
            last = epoch.Epoch;
        }

        return null;
    }

    private static string? Problem(TrialCheckpoint checkpoint) =>
        MessageText.Problem("the checkpoint's epoch", checkpoint.Epoch, 0, MessageLimits.Epochs)
        ?? Blob("the checkpoint", checkpoint.Content);

    private static string? Problem(AttemptOutcome outcome)
    {
        if (!Enum.IsDefined(outcome.End))
            return $"the end is {(int)outcome.End}; expected {string.Join(", ", Enum.GetNames<AttemptEnd>())}";
        if ((outcome.End == AttemptEnd.Completed) != outcome.Result is not null)
            return $"the end is {outcome.End} {(outcome.Result is null ? "without" : "with")} a result; expected one with {nameof(AttemptEnd.Completed)} and with no other end";
        return MessageText.Problem("epochs", outcome.Epochs, 0, MessageLimits.Epochs)
            ?? MessageText.Problem("engine", outcome.Engine)
            ?? MessageText.Problem("seconds", outcome.Seconds)
            ?? (outcome.Result is { } result ? Problem(result) : null);
    }

    private static string? Problem(TrialResult result)
    {
        if (
            result.Test is null
            || result.Baselines
                is not {
                    Mean: not null,
                    Persistence: not null,
                    Autoregressive: not null,
                    ArStar: not null,
                    Ridge: not null
                }
        )
            return "errors of the result are missing";
        if (result.Predictions is not { Truth: { } truth, Model: { } model, ArStar: { } line })
            return "the predictions are missing";
        if (result.PairedErrors is not { Model: { } modelSums, ArStar: { } lineSums })
            return "the sums of squared errors are missing";
        return MessageText.Problem("train_mse", result.TrainMse)
            ?? (result.ValidationRmse is { } validation ? MessageText.Problem("validation_rmse", validation) : null)
            ?? MessageText.Problem("best_epoch", result.BestEpoch, 0, MessageLimits.Epochs)
            ?? MessageText.Problem("test_rmse", result.Test.Rmse)
            ?? MessageText.Problem("the baselines' sequence_length", result.Baselines.SequenceLength, 0, int.MaxValue)
            ?? new[] { truth.Length, model.Length, line.Length }
                .Select(rows => MessageText.Problem("rows of predictions", rows, 0, MessageLimits.Predictions))
                .FirstOrDefault(problem => problem is not null)
            ?? MessageText.Problem(
                "orders of AR*",
                result.Baselines.ValidationErrors?.Length ?? -1,
                0,
                PairedErrors.MostBlocks
            )
            ?? MessageText.Problem(
                "the order of AR*",
                result.Baselines.ArStarOrder,
                1,
                result.Baselines.ValidationErrors is { Length: > 0 } errors ? errors.Length : PairedErrors.MostBlocks
            )
            ?? MessageText.Problem("the order of ridge", result.Baselines.RidgeOrder, 1, PairedErrors.MostBlocks)
            ?? MessageText.Problem("the penalty of ridge", result.Baselines.RidgePenalty)
            ?? MessageText.Problem("rows of a block", result.PairedErrors.BlockRows, 1, int.MaxValue)
            ?? MessageText.Problem("correlated rows", result.PairedErrors.CorrelationRows, 0, int.MaxValue)
            ?? MessageText.Problem("blocks of squared errors", modelSums.Length, 1, PairedErrors.MostBlocks)
            ?? MessageText.Problem(
                "blocks of AR*'s squared errors",
                lineSums.Length,
                modelSums.Length,
                modelSums.Length
            )
            ?? Blob("the model", result.Model);
    }

    private static string? Blob(string field, byte[]? content) =>
        content is null
            ? $"{field} has no content"
            : MessageText.Problem($"the number of bytes of {field}", content.Length, 0, MessageLimits.Blob);
}
