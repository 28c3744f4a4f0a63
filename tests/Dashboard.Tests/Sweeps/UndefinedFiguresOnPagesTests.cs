using Bunit;
using GearSweep.Dashboard.Sweeps;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Dashboard.Trials;

namespace GearSweep.Dashboard.Tests.Sweeps;

public sealed class UndefinedFiguresOnPagesTests()
    : PageContext(new SimulatedCluster(SimulatedSweeps.OfRig(constant: true)))
{
    [Fact]
    public void A_sweeps_page_says_that_the_target_is_constant()
    {
        var page = Render<SweepPage>(p => p.Add(s => s.Id, 6));

        page.WaitForAssertion(() =>
            Assert.Equal(
                "Note: at 25 rev/s · 80 N·m the target a4 is constant: there is nothing to predict, and R² and skill are undefined.",
                Words(page.Find(".notice.warning"))
            )
        );
        Assert.Equal("–", page.Find(".condition-grid .skill span").TextContent);
        Assert.Contains(
            "skill undefined: AR* makes no error on the test rows",
            page.Find(".condition-grid").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_trials_page_has_dashes_and_says_why()
    {
        var page = Render<TrialPage>(p => p.Add(t => t.Id, 6).Add(t => t.Number, 0));

        page.WaitForElement("table.errors");
        var cells = page.Find("table.errors tbody tr").QuerySelectorAll("td").Select(Words).ToList();
        Assert.Equal(("–", "–"), (cells[2], cells[5]));
        var said = page.FindAll("p").Select(Words).ToList();
        Assert.Contains("R² is undefined: the target is constant on the test rows.", said);
        Assert.Contains("Skill is undefined: AR* makes no error on the test rows.", said);
    }
}
