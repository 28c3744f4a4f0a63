using GearSweep.Dashboard.Conditions;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Conditions;

public sealed class ConditionPhraseTests
{
    private static readonly OperatingCondition[] All =
    [
        new(8.33, 0),
        new(25, 0),
        new(40, 0),
        new(8.33, 80),
        new(25, 80),
        new(40, 80),
    ];

    [Fact]
    public void All_of_them() => Assert.Equal("at all 6 conditions", ConditionPhrase.For(All, All));

    [Fact]
    public void Both_of_two() => Assert.Equal("at both conditions", ConditionPhrase.For(All[..2], All[..2]));

    [Fact]
    public void The_only_one_is_named() =>
        Assert.Equal("at 25 rev/s under 80 N·m", ConditionPhrase.For([All[4]], [All[4]]));

    [Fact]
    public void Whole_columns_are_named_by_their_speeds() =>
        Assert.Equal("at 25 and 40 rev/s", ConditionPhrase.For([All[1], All[2], All[4], All[5]], All));

    [Fact]
    public void A_whole_row_is_named_by_its_load() => Assert.Equal("under 80 N·m", ConditionPhrase.For(All[3..], All));

    [Fact]
    public void Zero_load_is_said_so() =>
        Assert.Equal("at 8.33 and 25 rev/s without load", ConditionPhrase.For(All[..2], All));

    [Fact]
    public void A_ragged_set_is_named_row_by_row() =>
        Assert.Equal(
            "at 8.33 rev/s without load and at 25 and 40 rev/s under 80 N·m",
            ConditionPhrase.For([All[0], All[4], All[5]], All)
        );

    [Fact]
    public void A_grid_with_a_hole_claims_no_more_than_it_has()
    {
        OperatingCondition[] holed = [new(25, 0), new(40, 0), new(40, 80)];
        Assert.Equal("at 40 rev/s", ConditionPhrase.For([new(40, 0), new(40, 80)], holed));
        Assert.Equal("at 25 rev/s", ConditionPhrase.For([new(25, 0)], holed));
    }

    [Fact]
    public void With_one_load_it_is_the_speed_that_matters() =>
        Assert.Equal("at 40 rev/s without load", ConditionPhrase.For([All[2]], [All[1], All[2]]));
}
