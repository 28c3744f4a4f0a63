using System.Text.RegularExpressions;
using GearSweep.Testing;

namespace GearSweep.Architecture;

/// <summary>Log messages are found by what they are about: fields of one name each, also in JSON.</summary>
public sealed partial class LogMessageTests
{
    [Fact]
    public void A_message_about_a_trial_names_its_sweep_its_number_and_its_attempt_as_fields()
    {
        var messages = Messages()
            .Where(m =>
                m.Text.Contains("{Trial}", StringComparison.Ordinal)
                || m.Text.Contains("{Attempt}", StringComparison.Ordinal)
            )
            .ToArray();
        Assert.NotEmpty(messages);
        Assert.All(
            messages,
            m =>
                Assert.True(
                    m.Text.Contains(
                        "sweep {Sweep} trial {Trial} attempt {Attempt}",
                        StringComparison.OrdinalIgnoreCase
                    ),
                    $"{m.File}: {m.Text}"
                )
        );
    }

    [Fact]
    public void What_a_message_is_about_is_a_field_and_not_part_of_its_words() =>
        Assert.All(Messages(), m => Assert.DoesNotMatch(Unnamed(), m.Text));

    private static IEnumerable<(string File, string Text)> Messages() =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/")
        from Match match in Attribute().Matches(File.ReadAllText(file))
        select (Path.GetRelativePath(Repository.Root, file), match.Groups["text"].Value);

    [GeneratedRegex("\\[LoggerMessage\\([^\"]*\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("(?i)\\b(sweep|trial|attempt|silo) (\\{(?!Sweep|Trial|Attempt|Silo)|[0-9])")]
    private static partial Regex Unnamed();
}
