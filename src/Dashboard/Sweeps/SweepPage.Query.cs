using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Sweeps.TrialList;
using Microsoft.AspNetCore.Components;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>
/// What the address holds for the page and for its tabs. Pages alone read addresses: a tab that did would be mounted
/// while the change of the address is being told to those who read it, and Blazor ends the circuit over that.
/// </summary>
public sealed partial class SweepPage
{
    /// <summary>The tab that is shown.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? TabName { get; set; }

    /// <summary>The condition that all tabs are filtered to, as <see cref="ConditionText"/> writes it.</summary>
    [SupplyParameterFromQuery(Name = "condition")]
    public string? ConditionName { get; set; }

    /// <summary>Curves: what the colours mean.</summary>
    [SupplyParameterFromQuery(Name = "colour")]
    public string? ColourBy { get; set; }

    /// <summary>Curves: <c>linear</c>, or else logarithmic.</summary>
    [SupplyParameterFromQuery(Name = "scale")]
    public string? Scale { get; set; }

    /// <summary>Curves: <c>all</c> to draw all trials in colour.</summary>
    [SupplyParameterFromQuery(Name = "focus")]
    public string? Focus { get; set; }

    /// <summary>Trials: only those in these states.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    /// <summary>Trials: only those with this in their message.</summary>
    [SupplyParameterFromQuery(Name = "text")]
    public string? Text { get; set; }

    /// <summary>Trials: only those whose columns have these values.</summary>
    [SupplyParameterFromQuery(Name = "where")]
    public string? Where { get; set; }

    /// <summary>Trials: the column to sort by.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>Trials: <c>down</c> for the greatest first.</summary>
    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    /// <summary>Trials: the columns that are not shown.</summary>
    [SupplyParameterFromQuery(Name = "hide")]
    public string? Hide { get; set; }

    private TrialFilter Filter => new(State, Text, Where, Sort, Order == "down", Hide);
}
