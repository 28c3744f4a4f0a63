using GearSweep.Dashboard.Conditions;

namespace GearSweep.Dashboard.Tests.Conditions;

public sealed class SkillScaleTests
{
    [Theory]
    [InlineData(0.05, "skill better", "--strength: 19%")]
    [InlineData(-0.05, "skill worse", "--strength: 19%")]
    [InlineData(3, "skill better", "--strength: 38%")]
    [InlineData(0, "skill", "--strength: 0%")]
    [InlineData(double.NaN, "skill", "--strength: 0%")]
    public void Colour_grows_with_the_skill_up_to_a_limit(double skill, string side, string style) =>
        Assert.Equal((side, style), (SkillScale.Class(skill), SkillScale.Style(skill)));

    [Theory]
    [InlineData(0.041, "skill +4.1 % against AR*")]
    [InlineData(-0.12, "skill −12 % against AR*")]
    [InlineData(0.0001, "skill 0.0 % against AR*")]
    [InlineData(double.NaN, "skill undefined: AR* makes no error on the test rows")]
    public void The_same_is_said_in_words(double skill, string words) => Assert.Equal(words, SkillScale.Words(skill));
}
