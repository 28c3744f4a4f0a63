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
        new(
            1,
            "s",
            "",
            "d",
            false,
            SweepState.Running,
            new(total, total - completed - 1, 1, completed, 0, 0, 0),
            Created,
            null,
            (double)completed / total,
            30,
            []
        );

    public static SweepRow Ended() =>
        new(
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
                new(
                    new(8.33, 0),
                    5,
                    4,
                    new(
                        3,
                        new Configuration { HiddenSize = 16 },
                        0.01,
                        0.1,
                        Errors(0.12),
                        3,
                        0.12,
                        0.0012,
                        0.01,
                        0.2,
                        0.15,
                        0.25
                    ),
                    new(7, Errors(0.14), Errors(0.2), Errors(0.16), Errors(0.15), 29, Errors(0.15), 64, 0.001),
                    []
                )
                {
                    Similar = new(4, Choice, Choice),
                    Configurations = 12,
                },
                new(new(40, 80), 5, 0, null, null, []),
            ]
        );

    /// <summary>A constant target, and a model whose error is beyond all numbers.</summary>
    public static SweepRow Undefined()
    {
        var (none, error) = (new ErrorMetrics(0, 0, null, 0, 0), double.PositiveInfinity);
        return Ended() with
        {
            Conditions =
            [
                new(
                    new(40, 80),
                    1,
                    1,
                    new(
                        0,
                        new Configuration(),
                        1,
                        null,
                        new(error, error, null, error, error),
                        1,
                        error,
                        error,
                        null,
                        null,
                        null,
                        null
                    ),
                    new(7, none, none, none, none, 1, none, 1, 0),
                    []
                )
                {
                    HasConstantTarget = true,
                },
            ],
        };
    }

    private static SimilarConfiguration Choice => new(5, new Configuration { HiddenSize = 8 }, 100, 1.5);

    private static ErrorMetrics Errors(double rmse) => new(rmse, rmse / 2, 0.5, rmse / 100, rmse / 200);
}
