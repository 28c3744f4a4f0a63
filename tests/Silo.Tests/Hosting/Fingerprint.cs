using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;

namespace GearSweep.Silo.Hosting;

/// <summary>All that a sweep's training yielded, but for times and attempts: equal strings mean equal bits.</summary>
internal static class Fingerprint
{
    public static async Task<IReadOnlyList<string>> OfAsync(IResultsGrain reader, int sweep)
    {
        var curves = await reader.CurvesAsync(
            new CurveQuery
            {
                Sweep = sweep,
                Take = 100_000,
                MaxTrials = 0,
            }
        );
        var trials = await reader.TrialsAsync(new TrialQuery { Sweep = sweep, Take = 1000 });
        var points = Enumerable
            .Range(0, curves.Trial.Length)
            .Select(i =>
                (
                    Trial: curves.Trial[i],
                    Epoch: curves.Epoch[i],
                    Line: $"{curves.TrainMse[i]:R} {curves.ValidationMse[i]:R}"
                )
            )
            .OrderBy(p => p.Trial)
            .ThenBy(p => p.Epoch)
            .Select(p => $"{p.Trial} {p.Epoch} {p.Line}");
        return
        [
            .. points,
            .. trials.Items.Select(t =>
                $"{t.Number} {t.Seed} {t.Condition} {t.Configuration} {t.State} {t.Epochs} {t.ValidationRmse:R} {t.Test}"
            ),
        ];
    }
}
