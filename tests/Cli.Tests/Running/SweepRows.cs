using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Cli.Running;

/// <summary>Sweeps as the store would give them.</summary>
internal static class SweepRows
{
    public static readonly DateTimeOffset Created = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static SweepRow Running(int completed, int total) =>
        new(1, "s", "", "d", false, SweepState.Running, new(total, total - completed - 1, 1, completed, 0, 0, 0), Created, null, (double)completed / total, 30, []);

    public static SweepRow Ended() => new(
        7,
        "wide",
        "",
        "no_fault",
        true,
        SweepState.Completed,
        new(10, 0, 0, 7, 1, 2, 0),
        Created,
        Created.AddSeconds(12.5),
        1,
        null,
        [
            new(new(8.33, 0), 5, 4, new(3, new Configuration { HiddenSize = 16 }, 0.01, 0.1, Errors(0.12), 1, null), new(7, Errors(0.14), Errors(0.2), Errors(0.15)), []),
            new(new(40, 80), 5, 0, null, null, []),
        ]);

    private static ErrorMetrics Errors(double rmse) => new(rmse, rmse / 2, 0.5, rmse / 100, rmse / 200);
}
