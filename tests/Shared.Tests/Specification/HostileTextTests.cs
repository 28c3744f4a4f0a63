using GearSweep.Shared.Randomness;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class HostileTextTests
{
    [Fact]
    public void A_text_beyond_the_bound_is_refused_unread()
    {
        var error = Assert.Single(SpecYaml.Parse("# " + new string('x', SpecLimits.Characters)).Errors);
        Assert.Contains("262,144 at most", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{", 200_000)]
    [InlineData("{a: ", 50_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 100_000)]
    [InlineData("a: b\n", 50_000)]
    [InlineData("&a [*a, ", 20_000)]
    [InlineData("\"", 200_001)]
    [InlineData("'", 200_001)]
    [InlineData("!", 200_000)]
    [InlineData("%", 200_000)]
    [InlineData("\t", 200_000)]
    [InlineData("\0", 200_000)]
    [InlineData("a", 200_000)]
    [InlineData("---\n", 50_000)]
    [InlineData("|\n", 100_000)]
    [InlineData("\ud800", 1000)]
    public void Endless_repetition_is_refused(string piece, int times)
    {
        var result = SpecYaml.Parse(string.Concat(Enumerable.Repeat(piece, times)));
        Assert.Null(result.Spec);
        Assert.InRange(result.Errors.Count, 1, 200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("# only a comment")]
    [InlineData("---\n...\n")]
    [InlineData("just a sentence")]
    [InlineData("- a\n- list")]
    public void A_text_without_a_specification_is_one_error_or_two(string yaml) =>
        Assert.InRange(SpecYaml.Parse(yaml).Errors.Count, 1, 2);

    [Fact]
    public void Ten_thousand_damaged_texts_are_read_without_an_exception()
    {
        string[] pieces =
        [
            "\n",
            " ",
            "  ",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "?",
            "%",
            "\t",
            "\0",
            "e",
            "1e309",
            "-",
            "\ufeff",
            "é",
            "\udc00",
            "<<: ",
        ];
        for (var i = 0ul; i < 10_000; i++)
        {
            var draw = new Philox(i, 1);
            var text = Presets.All[draw.NextInt32(Presets.All.Count)].Yaml;
            for (var changes = 1 + draw.NextInt32(4); changes > 0; changes--)
            {
                var at = draw.NextInt32(text.Length);
                var rest = Math.Min(text.Length, at + draw.NextInt32(3) * draw.NextInt32(20));
                text = text[..at] + pieces[draw.NextInt32(pieces.Length)] + text[rest..];
            }

            var result = SpecYaml.Parse(text);
            Assert.Equal(result.Errors.Count == 0, result.Spec is not null);
            if (result.Spec is { } spec)
                Assert.Equal(spec, SpecYaml.Parse(SpecYaml.Write(spec)).Spec);
        }
    }
}
