using System.Globalization;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Running;

/// <summary>What <c>gearsweep run</c> says of a store that it was not the first to write.</summary>
internal static class RunText
{
    /// <summary>Sweeps that this run leaves alone, and what to do with them.</summary>
    public static string Others(EarlierRun earlier, string store)
    {
        var rest = earlier.OtherCount - earlier.Others.Count;
        var shown =
            string.Join(", ", earlier.Others.Select(SweepChoice.Describe))
            + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest} more") : "");
        var (noun, them) =
            earlier.OtherCount == 1
                ? ("1 other sweep that has", "It is")
                : ($"{earlier.OtherCount} other sweeps that have", "They are");
        return $"'{store}' has {noun} not ended: {shown}. {them} left alone: 'gearsweep run' with the same specification goes on with one, "
            + $"'gearsweep cancel {SweepReference.For(earlier.Others[0].Id)} --store {store}' ends it ('delete' takes its results away too).";
    }

    /// <summary>A sweep that has completed, and is not trained again.</summary>
    public static string Completed(SweepRow row) =>
        row.Counts.Failed switch
        {
            0 => $"'{row.Name}' has completed before; nothing is trained again.",
            1 =>
                $"'{row.Name}' has completed before, and 1 of its trials has failed; nothing is trained again. --retry-failed trains that one again.",
            var failed =>
                $"'{row.Name}' has completed before, and {failed} of its trials have failed; nothing is trained again. --retry-failed trains those again.",
        };
}
