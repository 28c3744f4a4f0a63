using System.Text.RegularExpressions;
using GearSweep.Testing;

namespace GearSweep.Architecture;

/// <summary>Two parts of a page with one key end its circuit.</summary>
public sealed partial class KeyTests
{
    /// <summary>
    /// Numbers that the store gives once, places of a grid, names of our own catalogue, objects, and a silo's address,
    /// by which the queue knows it.
    /// </summary>
    private static readonly string[] Unique =
    [
        "trial.Number",
        "trial",
        "sweep.Id",
        "row.ConfigurationNumber",
        "condition",
        "point.Epoch",
        "parameter.Info.Name",
        "_work",
        "silo.Status.Silo",
        "column.Name",
        "Sweep.Row.Id",
    ];

    [Fact]
    public void A_key_is_a_thing_that_is_there_once_and_no_name_that_people_or_files_give()
    {
        var keys =
            from file in Directory.GetFiles(
                Path.Combine(Repository.Root, "src", "Dashboard"),
                "*.*",
                SearchOption.AllDirectories
            )
            where
                file.EndsWith(".razor", StringComparison.Ordinal)
                || file.EndsWith(".razor.cs", StringComparison.Ordinal)
            where !file.Contains("/obj/") && !file.Contains("/bin/")
            from Match match in Key().Matches(File.ReadAllText(file))
            select match.Groups["key"].Value;
        Assert.Empty(keys.Distinct().Except(Unique));
    }

    [GeneratedRegex("(@key=\"|new GridRow<\\w+>\\()(?<key>[^\",]*)")]
    private static partial Regex Key();
}
