using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace GearSweep.Training.Datasets;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2023-05-03 21:47:31.000200", "2023-05-03T21:47:31.0002000", null)]
    [InlineData("2023-05-03 21:47:31", "2023-05-03T21:47:31.0000000", null)]
    [InlineData("2024-02-29T00:00:00.5", "2024-02-29T00:00:00.5000000", null)]
    [InlineData("2023-05-03 21:47:31.123456789", "2023-05-03T21:47:31.1234567", null)]
    [InlineData("2023-05-03 21:47:31.12345678901234", "2023-05-03T21:47:31.1234567", null)]
    [InlineData("2023-05-03T21:47:31,25", "2023-05-03T21:47:31.2500000", null)]
    [InlineData("2023-05-03 21:47", "2023-05-03T21:47:00.0000000", null)]
    [InlineData("20230503T214731.5", "2023-05-03T21:47:31.5000000", null)]
    [InlineData("20230503T2147Z", "2023-05-03T21:47:00.0000000", 0)]
    [InlineData("2023/05/03 21:47:31", "2023-05-03T21:47:31.0000000", null)]
    [InlineData("03.05.2023 21:47:31,000200", "2023-05-03T21:47:31.0002000", null)]
    [InlineData("2023-05-03 21:47:31Z", "2023-05-03T21:47:31.0000000", 0)]
    [InlineData("2023-05-03t21:47:31z", "2023-05-03T21:47:31.0000000", 0)]
    [InlineData("2023-05-03 21:47:31+00:00", "2023-05-03T21:47:31.0000000", 0)]
    [InlineData("2023-05-03 21:47:31.000200+09:00", "2023-05-03T12:47:31.0002000", 540)]
    [InlineData("2023-05-03 21:47:31-0330", "2023-05-04T01:17:31.0000000", -210)]
    [InlineData("2023-05-03 21:47:31 +02", "2023-05-03T19:47:31.0000000", 120)]
    [InlineData("2023-W18-3T21:47:31", "2023-05-03T21:47:31.0000000", null)]
    [InlineData("2023W183T214731Z", "2023-05-03T21:47:31.0000000", 0)]
    [InlineData("2020-W53-7 00:00", "2021-01-03T00:00:00.0000000", null)]
    [InlineData("2023-123T21:47:31", "2023-05-03T21:47:31.0000000", null)]
    [InlineData("2024366 21:47", "2024-12-31T21:47:00.0000000", null)]
    public void Times_are_read_in_every_usual_form(string text, string expected, int? zone)
    {
        Assert.True(TimeText.TryParse(Encoding.UTF8.GetBytes(text), out var ticks, out var found));
        Assert.Equal(DateTime.ParseExact(expected, "O", CultureInfo.InvariantCulture).Ticks, ticks);
        Assert.Equal(zone, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-05-03")]
    [InlineData("03/05/2023 21:47:31")]
    [InlineData("2023-05-03 21:47:31.")]
    [InlineData("2023-05-03 21:47:31.1234567890123456789")]
    [InlineData("2023-05-03  21:47:31")]
    [InlineData("2023-13-03 21:47:31")]
    [InlineData("2023-02-29 21:47:31")]
    [InlineData("2023-05-03 24:00:00")]
    [InlineData("2023-05-03 21:60:31")]
    [InlineData("2023-05-03 21:47:60")]
    [InlineData("2023-05-03 21:47: 1")]
    [InlineData("2023-05-03 2147:31")]
    [InlineData("2023-05/03 21:47:31")]
    [InlineData("2023-05-03 21:47:31+2")]
    [InlineData("2023-05-03 21:47:31+02:0")]
    [InlineData("2023-05-03 21:47:31+19:00")]
    [InlineData("2023-05-03 21:47:31 CET")]
    [InlineData("0001-01-01 00:00:00+01:00")]
    [InlineData("0000-05-03 21:47:31")]
    [InlineData("2023-W53-1T00:00:00")]
    [InlineData("2023-W18-8T00:00:00")]
    [InlineData("2023-366T00:00:00")]
    [InlineData("2023-000T00:00:00")]
    public void What_is_no_time_is_refused(string text) =>
        Assert.False(TimeText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void Every_time_survives_being_written_and_read() =>
        Prop.ForAll<DateTime>(time =>
            {
                var text = time.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);

                return TimeText.TryParse(Encoding.UTF8.GetBytes(text), out var ticks, out _) && ticks == time.Ticks;
            })
            .QuickCheckThrowOnFailure();
}
