using Bunit;
using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Sweeps;
using GearSweep.Shared.Access;
using GearSweep.Shared.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Access;

/// <summary>What pages show to who may only look, and do for a click that no button sent.</summary>
public sealed class ViewerTests() : PageContext(services: services => SimulatedPerson.Add(services, AccessRole.View))
{
    [Fact]
    public void Controls_that_change_a_sweep_are_disabled_and_a_click_all_the_same_is_refused()
    {
        var page = Render<SweepPage>(parameters => parameters.Add(p => p.Id, 4));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("fieldset.operate-only[disabled] .actions button")));
        Assert.All(page.FindAll(".actions"), a => Assert.Equal("FIELDSET", a.ParentElement!.TagName));

        page.FindAll(".actions button").First(button => Words(button) == "Pause").Click();
        page.WaitForAssertion(() =>
            Assert.Contains(
                "needs the access token to operate",
                page.Find(".said").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task No_change_passes_the_one_way()
    {
        var changes = Services.GetRequiredService<PageChanges>();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            changes.MakeAsync("pause", "sweep 1", () => Task.FromResult(new ActionReply(true, "done")))
        );
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            changes.LaunchAsync(() => Task.FromResult(new LaunchReply(1, [])))
        );
    }
}
