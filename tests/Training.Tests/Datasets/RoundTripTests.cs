using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_finite_number_is_read_to_the_bit() =>
        Prop.ForAll<NormalFloat[]>(numbers =>
            {
                if (numbers.Length == 0)
                    return true;
                var start = new DateTime(2023, 5, 3);
                var lines = numbers.Select(
                    (number, i) =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{number.Get:R},{-number.Get:R},{start.AddTicks(i * 2000L):yyyy-MM-dd HH:mm:ss.ffffff},25,0,x"
                        )
                );
                var path = _folder.Write("data.csv", CsvText.Header + string.Join('\n', lines));

                var segment = Reading.Read(path).Segment(new OperatingCondition(25, 0), int.MaxValue);

                return segment.Values.SequenceEqual(
                    numbers.SelectMany(number => new[] { 25, 0, number.Get, -number.Get })
                );
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_in_any_order_give_the_same_segment() =>
        Prop.ForAll<int[]>(keys =>
            {
                var shuffled = Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).Select(i => (double)i).ToArray();
                if (shuffled.Length == 0)
                    return true;

                return CsvText
                    .Times(Reading.Read(_folder.Write("data.csv", CsvText.Rows(shuffled))))
                    .SequenceEqual(shuffled.Order());
            })
            .QuickCheckThrowOnFailure();
}
