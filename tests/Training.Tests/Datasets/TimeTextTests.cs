using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace GearSweep.Training.Datasets;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2023-05-03 21:47:31.000200", "2023-05-03T21:47:31.0002000")]
    [InlineData("2023-05-03 21:47:31", "2023-05-03T21:47:31.0000000")]
    [InlineData("2024-02-29T00:00:00.5", "2024-02-29T00:00:00.5000000")]
    [InlineData("2023-05-03 21:47:31.123456789", "2023-05-03T21:47:31.1234567")]
    public void Times_are_read_with_and_without_a_fraction(string text, string expected)
    {
        Assert.True(TimeText.TryParse(Encoding.UTF8.GetBytes(text), out var ticks));
        Assert.Equal(DateTime.ParseExact(expected, "O", CultureInfo.InvariantCulture).Ticks, ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-05-03")]
    [InlineData("03/05/2023 21:47:31")]
    [InlineData("2023-05-03 21:47:31.")]
    [InlineData("2023-05-03 21:47:31.1234567890")]
    [InlineData("2023-05-03 21:47:31Z")]
    [InlineData("2023-05-03 21:47:31.000200+09:00")]
    [InlineData("2023-13-03 21:47:31")]
    [InlineData("2023-02-29 21:47:31")]
    [InlineData("2023-05-03 24:00:00")]
    [InlineData("2023-05-03 21:60:31")]
    [InlineData("2023-05-03 21:47:60")]
    [InlineData("2023-05-03 21:47: 1")]
    [InlineData("0000-05-03 21:47:31")]
    public void What_is_no_time_is_refused(string text) => Assert.False(TimeText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_time_survives_being_written_and_read() => Prop.ForAll<DateTime>(time =>
    {
        var text = time.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

        return TimeText.TryParse(Encoding.UTF8.GetBytes(text), out var ticks) && ticks == time.Ticks;
    }).QuickCheckThrowOnFailure();
}
