using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace GearSweep.Dashboard.Grids;

/// <summary>
/// A column of a grid that has a name, by which it is sorted and stands in the address. Its heading is a button, so
/// that it sorts by keyboard and tells its name: MudBlazor's own button is called "Sort" in every column.
/// </summary>
/// <typeparam name="T">What a row shows.</typeparam>
public sealed class GridColumn<T> : TemplateColumn<GridRow<T>>
{
    /// <summary>Name of the column.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Whether it holds figures, to be set to the right.</summary>
    [Parameter]
    public bool Figure { get; set; }

    /// <inheritdoc/>
    public override string PropertyName => Name;

    /// <inheritdoc/>
    public override RenderFragment<HeaderContext<GridRow<T>>>? GetHeaderTemplate() =>
        HeaderTemplate
        ?? (
            _ =>
                builder =>
                {
                    if (Sortable != true)
                    {
                        builder.AddContent(0, Title);
                        return;
                    }

                    // The click goes on to the heading, which MudBlazor sorts by.
                    builder.OpenElement(1, "button");
                    builder.AddAttribute(2, "type", "button");
                    builder.AddAttribute(3, "class", "sort");
                    builder.AddContent(4, Title);
                    builder.CloseElement();
                }
        );

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Figure)
            (HeaderClass, CellClass) = (With(HeaderClass), With(CellClass));
        base.OnParametersSet();
    }

    private static string With(string? classes) =>
        classes?.Split(' ').Contains("figure") == true ? classes : $"{classes} figure".Trim();
}
