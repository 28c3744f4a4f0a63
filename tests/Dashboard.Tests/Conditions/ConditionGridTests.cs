using Bunit;
using GearSweep.Dashboard.Conditions;
using GearSweep.Shared.Datasets;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Tests.Conditions;

public sealed class ConditionGridTests : BunitContext
{
    private static readonly OperatingCondition[] Conditions = [new(40, 80), new(25, 0), new(40, 0)];
    private static readonly RenderFragment<OperatingCondition> Cell = condition =>
        builder => builder.AddContent(0, $"[{condition}]");

    [Fact]
    public void Speeds_are_columns_and_loads_are_rows_in_ascending_order_with_holes()
    {
        var grid = Render<ConditionGrid>(p =>
            p.Add(g => g.Conditions, Conditions).Add(g => g.Cell, Cell).Add(g => g.Caption, "test")
        );
        Assert.Equal(["25 rev/s", "40 rev/s"], grid.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal(["0 N·m", "80 N·m"], grid.FindAll("tbody th").Select(h => h.TextContent));
        Assert.Equal(
            ["[25 rev/s · 0 N·m]", "[40 rev/s · 0 N·m]", "", "[40 rev/s · 80 N·m]"],
            grid.FindAll("tbody td").Select(c => c.TextContent.Trim())
        );
        Assert.Empty(grid.FindAll("button"));
    }

    [Fact]
    public void A_cell_that_can_be_chosen_is_a_button_that_says_whether_it_is()
    {
        OperatingCondition? chosen = null;
        var grid = Render<ConditionGrid>(p =>
            p.Add(g => g.Conditions, Conditions)
                .Add(g => g.Cell, Cell)
                .Add(g => g.Caption, "test")
                .Add(g => g.Selected, [Conditions[2]])
                .Add(g => g.OnSelect, c => chosen = c)
        );
        Assert.Equal(["false", "true", "false"], grid.FindAll("button").Select(b => b.GetAttribute("aria-pressed")));
        grid.FindAll("button")[0].Click();
        Assert.Equal(new OperatingCondition(25, 0), chosen);
    }
}
