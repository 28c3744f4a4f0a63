using GearSweep.Shared.Text;

namespace GearSweep.Silo.Failures;

/// <summary>What a process says on standard error about its own end.</summary>
internal static class ErrorLine
{
    /// <summary>
    /// Writes a line, without control characters. A terminal that is gone, or a pipe that nobody reads, must not change
    /// how the process ends.
    /// </summary>
    public static void Write(string message)
    {
        try
        {
            Console.Error.WriteLine(Printable.Text(message));
        }
        catch (IOException)
        {
            // Nobody is there to read it.
        }
    }
}
