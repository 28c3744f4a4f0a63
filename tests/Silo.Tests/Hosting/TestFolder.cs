using System.Globalization;
using System.Text;
using GearSweep.Shared.Randomness;

namespace GearSweep.Silo.Hosting;

/// <summary>A temporary folder with a small dataset of two conditions; gone with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    private const int RowsPerCondition = 600;

    public TestFolder()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(System.IO.Path.Combine(Data, "gear.csv"), Csv(glitch: 0));
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gearsweep-{Guid.NewGuid():N}");

    public string Data => System.IO.Path.Combine(Path, "gear");

    public string Store => System.IO.Path.Combine(Path, "sweeps.db");

    /// <summary>
    /// Writes a dataset whose second condition has readings beyond single precision, once scaled, among its validation
    /// rows: infinite less infinite is no number.
    /// </summary>
    public void AddGlitchedDataset(string name) =>
        File.WriteAllText(System.IO.Path.Combine(Data, $"{name}.csv"), Csv(glitch: 1e38));

    /// <summary>Writes the dataset again, marked as GearSweep's generator marks its own.</summary>
    public void AddMarkedDataset(string name)
    {
        var rows = Csv(glitch: 0).TrimEnd().Split('\n').Select((row, i) => row + (i == 0 ? ",origin" : ",synthetic"));
        File.WriteAllLines(System.IO.Path.Combine(Data, $"{name}.csv"), rows);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Csv(double glitch)
    {
        var text = new StringBuilder("sensor1,sensor2,time_x,speedSet,load_value,gear_fault_desc\n");
        var noise = new Philox(1, 1);
        var time = new DateTime(2026, 1, 1);
        foreach (var load in new[] { 0, 80 })
        {
            for (var row = 0; row < RowsPerCondition; row++)
            {
                var sensor1 = 2.5 + 0.01 * Math.Sin(row * 0.7) + 0.002 * noise.NextDouble();
                var sensor2 = 2.4 + 0.01 * Math.Sin(row * 0.7 + 1) + 0.002 * noise.NextDouble();
                if (load == 80 && row == 400)
                    (sensor1, sensor2) = (sensor1 + glitch, sensor2 + glitch);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{sensor1:R},{sensor2:R},{time:yyyy-MM-dd HH:mm:ss.ffffff},25.0,{load},No fault\n"
                );
                time = time.AddTicks(2000);
            }
        }

        return text.ToString();
    }
}
