using System.Text.RegularExpressions;
using GearSweep.Testing;

namespace GearSweep.Architecture;

/// <summary>
/// Scheduling and search decide and do nothing else: what they come to follows from what they are given, and needs no
/// cluster to be tested.
/// </summary>
public sealed partial class PureProjectTests
{
    [Theory]
    [InlineData("Scheduling")]
    [InlineData("Search")]
    public void Its_code_waits_for_nothing_asks_no_clock_and_touches_no_grain_file_or_database(string project)
    {
        var wrong =
            from file in Directory.GetFiles(
                Path.Combine(Repository.Root, "src", project),
                "*.cs",
                SearchOption.AllDirectories
            )
            where !file.Contains("/obj/") && !file.Contains("/bin/")
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Impure().IsMatch(line)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex(
        @"\b(await|async|Task|ValueTask|Thread|Timer|TimeProvider|Stopwatch|Environment|File|Directory|Console|lock|Interlocked|volatile|IGrain\w*|\w*Grain|SiloAddress|DbContext)\b|\b(DateTime|DateTimeOffset|Guid)\.(Now|UtcNow|Today|NewGuid)\b|\bnew Random\b|\bRandom\.Shared\b|using (System\.IO|System\.Threading|System\.Net|Orleans|Microsoft\.)"
    )]
    private static partial Regex Impure();
}
