using System.CommandLine;
using System.Globalization;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Sweeps;

/// <summary>Which sweep a person means who wants to change one.</summary>
internal static class SweepChoice
{
    /// <summary>Sweeps of one name that are looked at and told.</summary>
    public const int Shown = 10;

    /// <summary>The argument <c>SWEEP</c> of a command that changes it.</summary>
    public static Argument<string> Argument() =>
        new("SWEEP") { Description = "The sweep: its name, or its id as id:7. A name of several sweeps is refused." };

    /// <summary>
    /// The one that is meant. Unlike what only looks, a command that changes a sweep does not take the newest of
    /// several.
    /// </summary>
    /// <param name="sweep">What was typed.</param>
    /// <param name="matches">The sweeps that may be meant.</param>
    /// <param name="none">What to say when there is none.</param>
    /// <exception cref="InputException">There is none, or more than one.</exception>
    public static SweepRow Single(string sweep, IReadOnlyList<SweepRow> matches, string none) =>
        matches switch
        {
            [] => throw new InputException(none),
            [var only] => only,
            _ => throw new InputException(
                $"'{sweep}' may be any of these sweeps: {string.Join(", ", matches.Select(Describe))}; expected one of them, as id:N"
            ),
        };

    /// <summary>A sweep in a sentence.</summary>
    public static string Describe(SweepRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{SweepReference.For(row.Id)} '{row.Name}' ({row.State.ToString().ToLowerInvariant()}, {ProgressLine.For(row)}){(row.Problem is { } problem ? $", which cannot be opened: {problem}" : "")}"
        );
}
