using System.Globalization;

namespace GearSweep.Benchmarks.Reporting;

/// <summary>
/// The most memory that a program, or one that it started, had resident; as the kernel notes it (<c>VmHWM</c> in
/// proc(5)), zero where there is no /proc.
/// </summary>
internal sealed class PeakMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private long _bytes;

    /// <summary>In bytes, so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Looks at a process and its descendants until the result is disposed of.</summary>
    public IDisposable Watch(int process) => new Timer(_ => Look(process), null, TimeSpan.Zero, Interval);

    private void Look(int process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
            {
                if (
                    line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    is not ["VmHWM:", var kilobytes, "kB"]
                )
                    continue;
                for (
                    long most = Bytes, now = 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
                    now > most;
                    most = Bytes
                )
                    Interlocked.CompareExchange(ref _bytes, now, most);
            }

            foreach (
                var child in File.ReadAllText($"/proc/{process}/task/{process}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
                Look(int.Parse(child, CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
        }
    }
}
