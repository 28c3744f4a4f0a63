using System.Globalization;

namespace GearSweep.Testing.Waiting;

/// <summary>Bounds of time on a machine that has other things to do as well.</summary>
public static class Busy
{
    /// <summary>
    /// A bound that holds on an idle machine, stretched by as much as more threads want to run here than there are
    /// cores.
    /// </summary>
    public static TimeSpan Stretch(TimeSpan bound)
    {
        const string Load = "/proc/loadavg";
        var waiting = File.Exists(Load)
            ? double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
        return bound * Math.Max(1, waiting / Environment.ProcessorCount);
    }
}
