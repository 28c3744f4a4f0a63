using GearSweep.Dashboard.Data;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class ChannelChoiceTests
{
    [Theory]
    [InlineData(0, null, "t")]
    [InlineData(4, null, "c1,c2,c3,c4,t")]
    [InlineData(4, "2", "c1,c2,c3,c4,t")]
    [InlineData(5, null, "t")]
    [InlineData(5, "4,2,2,6,x,", "c2,c4,t")]
    public void The_target_is_always_drawn_and_few_inputs_are(int inputs, string? address, string drawn) =>
        Assert.Equal(drawn, string.Join(',', ChannelChoice.From(Channels(inputs), address).Names));

    [Fact]
    public void A_choice_is_written_to_the_address_by_the_inputs_numbers()
    {
        var choice = ChannelChoice.From(Channels(9), "3");

        Assert.Equal("1,3", choice.With(0, drawn: true));
        Assert.Equal("3", choice.With(2, drawn: true));
        Assert.Null(choice.With(2, drawn: false));
    }

    private static Channel[] Channels(int inputs) =>
        [.. Enumerable.Range(1, inputs).Select(c => new Channel($"c{c}", "")), new Channel("t", "")];
}
