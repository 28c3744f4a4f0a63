using GearSweep.Shared.Datasets;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Conditions;

/// <summary>
/// Operating conditions as every page shows them: speeds are columns, loads are rows. A page fills the cells.
/// </summary>
public sealed partial class ConditionGrid
{
    /// <summary>The conditions, in any order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<OperatingCondition> Conditions { get; set; } = [];

    /// <summary>What the grid shows.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Whether the caption is seen, too.</summary>
    [Parameter]
    public bool ShowCaption { get; set; }

    /// <summary>
    /// A cell's content. Phrasing content only where cells can be selected, as it stands in a button.
    /// </summary>
    [Parameter, EditorRequired]
    public RenderFragment<OperatingCondition> Cell { get; set; } = default!;

    /// <summary>The conditions that are selected.</summary>
    [Parameter]
    public IReadOnlyCollection<OperatingCondition> Selected { get; set; } = [];

    /// <summary>A cell was chosen, by pointer or key. Without it, cells are no buttons.</summary>
    [Parameter]
    public EventCallback<OperatingCondition> OnSelect { get; set; }

    /// <summary>For a place within a row of a table.</summary>
    [Parameter]
    public bool Compact { get; set; }
}
