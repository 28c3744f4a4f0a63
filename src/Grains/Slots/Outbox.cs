using System.Threading.Channels;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>Collects an attempt's news into reports: one report an interval, the last one at once.</summary>
internal sealed class Outbox(int trial, int attempt)
{
    private readonly List<EpochReport> _epochs = [];
    private TrialCheckpoint? _checkpoint;
    private AttemptOutcome? _outcome;
    private long _sent;

    /// <summary>What is to be sent now.</summary>
    public TrialReport Report => new(trial, attempt, [.. _epochs], _checkpoint, _outcome);

    /// <summary>
    /// Waits until a report is due: news, but not sooner than an interval after the last report; the outcome at once; nothing new after the keep-alive
    /// time, so that the sweep's answer is heard during long epochs too.
    /// </summary>
    /// <returns>Whether there is a report to send; otherwise everything was sent.</returns>
    public async Task<bool> CollectAsync(ChannelReader<object> news, TimeSpan interval, TimeSpan keepAlive, TimeProvider time)
    {
        using var due = new CancellationTokenSource(keepAlive, time);
        while (_outcome is null)
        {
            try
            {
                if (!await news.WaitToReadAsync(due.Token)) return _epochs.Count > 0 || _checkpoint is not null;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            while (news.TryRead(out var item)) Add(item);
            if (_outcome is null) due.CancelAfter(Left(interval, time));
        }

        _sent = time.GetTimestamp();
        return true;
    }

    /// <summary>Forgets what was sent.</summary>
    public void Sent(TrialReport report)
    {
        _epochs.RemoveRange(0, report.Epochs.Count);
        if (ReferenceEquals(_checkpoint, report.Checkpoint)) _checkpoint = null;
    }

    private TimeSpan Left(TimeSpan interval, TimeProvider time)
    {
        var left = _sent == 0 ? TimeSpan.Zero : interval - time.GetElapsedTime(_sent);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Add(object item)
    {
        switch (item)
        {
            case EpochReport epoch: _epochs.Add(epoch); break;
            // The epochs before a checkpoint were told before it, so they are in the channel now and come into the same report.
            case NewestCheckpoint newest: _checkpoint = newest.Take() ?? _checkpoint; break;
            case AttemptOutcome outcome: _outcome = outcome; break;
            default: throw new ArgumentException($"{item.GetType()} is no news of an attempt", nameof(item));
        }
    }
}
