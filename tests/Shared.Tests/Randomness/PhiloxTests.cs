namespace GearSweep.Shared.Randomness;

public sealed class PhiloxTests
{
    [Theory] // Known answers of the authors' Random123 library, philox4x32-10.
    [InlineData(0ul, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x85a308d3243f6a88ul,
        0x0370734413198a2eul,
        0x299f31d0a4093822ul,
        0xd16cfe09u,
        0x94fdccebu,
        0x5001e420u,
        0x24126ea1u
    )]
    public void A_block_is_the_known_answer(
        ulong block,
        ulong stream,
        ulong key,
        uint first,
        uint second,
        uint third,
        uint fourth
    )
    {
        var words = Philox.Block(block, stream, key);
        Assert.Equal(
            [first, second, third, fourth],
            new[] { (uint)words, (uint)(words >> 32), (uint)(words >> 64), (uint)(words >> 96) }
        );
    }

    [Fact]
    public void Two_generators_of_one_seed_and_stream_draw_the_same_numbers()
    {
        var one = new Philox(5, 9);
        var other = new Philox(5, 9);
        for (var i = 0; i < 1000; i++)
            Assert.Equal(one.NextUInt32(), other.NextUInt32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1001)]
    public void Many_numbers_at_once_are_the_numbers_one_by_one(int count)
    {
        var words = new uint[count];
        Philox.Fill(0x85a308d3243f6a88, 0x0370734413198a2e, words);
        var random = new Philox(0x85a308d3243f6a88, 0x0370734413198a2e);
        foreach (var word in words)
            Assert.Equal(random.NextUInt32(), word);
    }

    [Fact]
    public void A_shuffle_keeps_every_item_once()
    {
        var items = Enumerable.Range(0, 1000).ToArray();
        new Philox(1, 2).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 1000), items);
        Assert.Equal(Enumerable.Range(0, 1000), items.Order());
    }

    [Fact]
    public void Bounded_numbers_stay_below_their_bound_and_reach_all_values()
    {
        var generator = new Philox(3, 0);
        var counts = new int[7];
        for (var i = 0; i < 7000; i++)
            counts[generator.NextInt32(7)]++;
        Assert.All(counts, c => Assert.InRange(c, 850, 1150));
    }
}
