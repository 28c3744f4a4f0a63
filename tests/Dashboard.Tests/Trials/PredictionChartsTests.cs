using Bunit;
using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Trials;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Trials;

public sealed class PredictionChartsTests : PageContext
{
    [Fact]
    public void The_axis_of_residuals_has_the_unit_of_the_greatest_of_them()
    {
        double[] truth = [2.0005, 2.0004, 2.0003, 2.003],
            flat = [2, 2, 2, 2]; // Residuals of 0.3 to 3 µm.
        var charts = Render<PredictionCharts>(parameters =>
            parameters
                .Add(c => c.Predictions, new Predictions(truth, flat, flat))
                .Add(c => c.Target, new Channel("sensor2", "mm"))
                .Add(c => c.Synthetic, false)
        );

        Assert.Equal(
            ["sensor2 (mm)", "truth − prediction (µm)"],
            charts.FindComponents<Chart>().Select(chart => chart.Instance.Options.Y)
        );
    }
}
