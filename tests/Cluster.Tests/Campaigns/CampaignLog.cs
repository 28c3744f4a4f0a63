using System.Diagnostics;
using System.Globalization;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>What a campaign did and when, for the test's output: with the seed, so that it can be repeated.</summary>
internal sealed class CampaignLog(ulong seed)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Since the campaign began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>Writes a line.</summary>
    public void Write(string text) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}, {DateTime.UtcNow:HH:mm:ss.fff}, {Elapsed.TotalSeconds, 6:0.0} s: {text}"
            )
        );
}
