using System.Text;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Small files in the habits of different loggers and programs, made for these tests: each is read right or refused in
/// one sentence.
/// </summary>
public sealed class LoggerFormatsTests : IDisposable
{
    private const string Usual = "sensor1,sensor2,time_x,speedSet,load_value\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "pandas, with an index and zones",
        ",sensor1,sensor2,time_x,speedSet,load_value\n0,1.5,2.5,2024-01-01 10:00:00+00:00,40.0,80\n1,1.75,2.25,2024-01-01 10:00:00.000200+00:00,40.0,80\n"
    )]
    [InlineData(
        "Excel in German",
        "sensor1;sensor2;time_x;speedSet;load_value\r\n1,5;2,5;01.01.2024 10:00:00,0000;40;80\r\n1,75;2,25;01.01.2024 10:00:00,0002;40;80\r\n"
    )]
    [InlineData(
        "Excel with its separator line",
        "sep=;\r\nsensor1;sensor2;time_x;speedSet;load_value\r\n1,5;2,5;0;40;80\r\n1,75;2,25;0,0002;40;80\r\n"
    )]
    [InlineData(
        "semicolons and decimal points",
        "sensor1;sensor2;time_x;speedSet;load_value\n1.5;2.5;0;40;80\n1.75;2.25;0.0002;40;80\n"
    )]
    [InlineData(
        "tabs",
        "sensor1\tsensor2\ttime_x\tspeedSet\tload_value\n1.5\t2.5\t0\t40\t80\n1.75\t2.25\t0.0002\t40\t80\n"
    )]
    [InlineData(
        "tabs and decimal commas",
        "sensor1\tsensor2\ttime_x\tspeedSet\tload_value\n1,5\t2,5\t0\t40\t80\n1,75\t2,25\t0,0002\t40\t80\n"
    )]
    [InlineData(
        "comma and blank",
        "sensor1, sensor2, time_x, speedSet, load_value\n1.5, 2.5, 2024-01-01 10:00:00.0000, 40, 80\n1.75, 2.25, 2024-01-01 10:00:00.0002, 40, 80\n"
    )]
    [InlineData(
        "columns padded to a width",
        "sensor1 ,sensor2 ,time_x   ,speedSet,load_value\n   1.50,    2.5,   0.0000,      40,        80\n   1.75,   2.25,   0.0002,      40,        80\n"
    )]
    [InlineData(
        "every field in quotes",
        "\"sensor1\",\"sensor2\",\"time_x\",\"speedSet\",\"load_value\"\n\"1.5\",\"2.5\",\"0\",\"40\",\"80\"\n\"1.75\",\"2.25\",\"0.0002\",\"40\",\"80\"\n"
    )]
    [InlineData(
        "exponents",
        "sensor1,sensor2,time_x,speedSet,load_value\n1.5E+00,2.50E+00,0.000000E+00,4.0E+01,8.0E+01\n1.75E+00,2.25E+00,2.000000E-04,4.0E+01,8.0E+01\n"
    )]
    [InlineData(
        "microseconds since 1970",
        Usual + "1.5,2.5,1704103200000000,40,80\n1.75,2.25,1704103200000200,40,80\n"
    )]
    [InlineData(
        "a separator at each line's end",
        "sensor1,sensor2,time_x,speedSet,load_value,\n1.5,2.5,0,40,80,\n1.75,2.25,0.0002,40,80,\n"
    )]
    public void A_file_of_this_habit_is_read(string habit, string text)
    {
        foreach (
            var encoding in (Encoding[])
                [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode]
        )
        {
            File.WriteAllText(_folder.File("data.csv"), text, encoding);

            var dataset = Reading.Read(_folder.File("data.csv"));

            Assert.Equal(
                [40, 80, 1.5, 2.5, 40, 80, 1.75, 2.25],
                dataset.Segment(new OperatingCondition(40, 80), 10).Values
            );
            Assert.True(dataset.Summary.Segments[0].SamplePeriodSeconds == 0.0002, habit);
        }
    }

    [Theory]
    [InlineData(
        "a line of units",
        Usual + "mm,mm,s,1/s,Nm\n1,2,0,40,80\n",
        "data.csv, line 2, column 'sensor1': found 'mm', expected a finite number (delete the line if it holds units)"
    )]
    [InlineData(
        "no header",
        "1,2,0,40,80\n1,2,1,40,80\n",
        "data.csv, line 1: found numbers alone, expected the names of the columns; write them into a first line"
    )]
    [InlineData(
        "thousands with commas",
        Usual + "\"1,234.5\",2,0,40,80\n",
        "data.csv, line 2, column 'sensor1': found '1,234.5', expected a number without separators of thousands"
    )]
    [InlineData(
        "thousands with points",
        "sensor1;sensor2;time_x;speedSet;load_value\n1.234,5;2;0;40;80\n",
        "data.csv, line 2, column 'sensor1': found '1.234,5', expected a number without separators of thousands"
    )]
    [InlineData(
        "thousands with apostrophes",
        Usual + "1'234.5,2,0,40,80\n",
        "data.csv, line 2, column 'sensor1': found '1'234.5', expected a number without separators of thousands"
    )]
    [InlineData(
        "commas and points mixed",
        "sensor1;sensor2;time_x;speedSet;load_value\n1,5;2.5;0;40;80\n",
        "data.csv, line 2, column 'sensor2': found '2.5', expected a finite number with a decimal comma as above"
    )]
    [InlineData(
        "points and commas mixed",
        "sensor1;sensor2;time_x;speedSet;load_value\n1.5;2,5;0;40;80\n",
        "data.csv, line 2, column 'sensor2': found '2,5', expected a decimal point as in the numbers above"
    )]
    [InlineData(
        "decimal commas between commas",
        Usual + "1,5,2,5,0,40,80\n",
        "data.csv, line 2: found 7 fields, expected 5 as in the header"
    )]
    [InlineData(
        "American dates",
        Usual + "1,2,01/31/2024 10:00:00 AM,40,80\n",
        "data.csv, line 2, column 'time_x': found '01/31/2024 10:00:00 AM', expected a time such as 2023-05-03 21:47:31.000200, or seconds"
    )]
    [InlineData(
        "lines before the header",
        "Recorder 7\nsensor1,sensor2\n1,2\n",
        "data.csv, line 1, column 'sensor1': there is no such column; the file has 'Recorder 7'. A file"
    )]
    [InlineData(
        "an overflow mark",
        Usual + "1,2,0,40,80\n1,#OVL,1,40,80\n",
        "data.csv, line 3, column 'sensor2': found '#OVL', expected a finite number"
    )]
    [InlineData(
        "an empty reading",
        Usual + "1,2,0,40,80\n1,,1,40,80\n",
        "data.csv, line 3, column 'sensor2': found an empty field, expected a finite number"
    )]
    public void A_file_of_this_habit_is_refused_in_one_sentence(string habit, string text, string message)
    {
        var exception = Assert.Throws<DatasetException>(() => Reading.Read(_folder.Write("data.csv", text)));

        Assert.True(exception.Message.StartsWith(message, StringComparison.Ordinal), $"{habit}: {exception.Message}");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_said(string encoding)
    {
        File.WriteAllText(
            _folder.File("data.csv"),
            Usual + "1,2,2024-01-01 10:00,40,80\n",
            Encoding.GetEncoding(encoding)
        );

        Assert.Equal(["The file was read as UTF-16."], Reading.Read(_folder.File("data.csv")).Summary.Notes);
    }

    [Theory]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void UTF_32_is_refused(string encoding)
    {
        File.WriteAllText(
            _folder.File("data.csv"),
            Usual + "1,2,2024-01-01 10:00,40,80\n",
            Encoding.GetEncoding(encoding)
        );

        Assert.Equal(
            "data.csv: found text in UTF-32, expected UTF-8; save the file as UTF-8",
            Assert.Throws<DatasetException>(() => Reading.Read(_folder.File("data.csv"))).Message
        );
    }

    [Fact]
    public void How_a_file_was_read_is_said() =>
        Assert.Equal(
            [
                "The columns are separated by ';'.",
                "The numbers have a decimal comma.",
                "The numbers in 'time_x' were taken for seconds, from 1970 or from the recording's start.",
            ],
            Reading
                .Read(_folder.Write("data.csv", "sensor1;sensor2;time_x;speedSet;load_value\n1,5;2,5;0,5;40;80\n"))
                .Summary.Notes
        );
}
