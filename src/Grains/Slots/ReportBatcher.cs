using System.Threading.Channels;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>
/// Collects an attempt's news into reports: one report an interval, the first one soon, the last one at once.
/// </summary>
internal sealed class ReportBatcher(int trial, int attempt)
{
    // Somebody may look at the page; a trial that is shorter still has but one report.
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(20);

    private readonly List<EpochReport> _epochs = [];
    private TrialCheckpoint? _checkpoint;
    private AttemptOutcome? _outcome;
    private long _sent;

    /// <summary>What is to be sent now.</summary>
    public TrialReport Report => new(trial, attempt, [.. _epochs], _checkpoint, _outcome);

    /// <summary>
    /// Waits until a report is due: news, but not sooner than an interval after the last report; all that is left as soon as training has ended; nothing new after the keep-alive time, so that the sweep's answer is
    /// heard during long epochs too. An epoch alone wakes nobody up.
    /// </summary>
    /// <param name="news">Epochs, checkpoints, and at last the outcome.</param>
    /// <param name="training">Completes when no more news will come.</param>
    /// <param name="interval">Between two reports.</param>
    /// <param name="keepAlive">How long nothing new is waited for beyond the interval.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Whether there is a report to send; otherwise everything was sent.</returns>
    public async Task<bool> CollectAsync(
        ChannelReader<object> news,
        Task training,
        TimeSpan interval,
        TimeSpan keepAlive,
        TimeProvider time
    )
    {
        var left =
            _sent == 0 ? (interval < FirstInterval ? interval : FirstInterval) : interval - time.GetElapsedTime(_sent);
        if (left > TimeSpan.Zero)
            await training.WaitAsync(left, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var due = new CancellationTokenSource(keepAlive, time);
        try
        {
            if (!await news.WaitToReadAsync(due.Token))
                return _epochs.Count > 0 || _checkpoint is not null;
        }
        catch (OperationCanceledException)
        {
            // Nothing new: what is sent then asks for the sweep's answer alone.
        }

        while (news.TryRead(out var item))
            Add(item);
        _sent = time.GetTimestamp();
        return true;
    }

    /// <summary>Forgets what was sent.</summary>
    public void Sent(TrialReport report)
    {
        _epochs.RemoveRange(0, report.Epochs.Count);
        if (ReferenceEquals(_checkpoint, report.Checkpoint))
            _checkpoint = null;
    }

    private void Add(object item)
    {
        switch (item)
        {
            case EpochReport epoch:
                _epochs.Add(epoch);
                break;
            // The epochs before a checkpoint were told before it, so they are in the channel now and come into the same
            // report.
            case LatestCheckpoint newest:
                _checkpoint = newest.Take() ?? _checkpoint;
                break;
            case AttemptOutcome outcome:
                _outcome = outcome;
                break;
            default:
                throw new ArgumentException($"{item.GetType()} is no news of an attempt", nameof(item));
        }
    }
}
