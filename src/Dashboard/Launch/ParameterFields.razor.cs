using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Launch;

/// <summary>One parameter of the search space.</summary>
public sealed partial class ParameterFields
{
    /// <summary>The parameter.</summary>
    [Parameter, EditorRequired]
    public ParameterRow Row { get; set; } = default!;

    /// <summary>It was edited.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ParameterRow> RowChanged { get; set; }

    /// <summary>How many values the search space has here: what the budget multiplies.</summary>
    private string Count
    {
        get
        {
            var numbers = new FormNumbers();
            var domain = Row.ToDomain(numbers);
            if (numbers.Errors.Count > 0)
                return Figures.None;
            return SearchSpace.SizeOf(domain) is { } size ? Figures.Count(size) : "any";
        }
    }

    private static string WordsOf(Distribution distribution) =>
        distribution switch
        {
            Distribution.Uniform => "uniform",
            Distribution.LogUniformValues => "log-uniform",
            Distribution.IntUniform => "whole numbers",
            _ => "steps",
        };

    private (DomainKind, string)[] Kinds() =>
        Row.Info.Kind == ParameterKind.Category
            ? [(DomainKind.Fixed, "fixed"), (DomainKind.List, "list")]
            : [(DomainKind.Fixed, "fixed"), (DomainKind.List, "list"), (DomainKind.Range, "range")];

    private Task ChangeAsync(ParameterRow row) => RowChanged.InvokeAsync(row);
}
