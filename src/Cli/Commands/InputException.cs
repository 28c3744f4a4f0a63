namespace GearSweep.Cli.Commands;

/// <summary>The command line, or a file that it names, is wrong. The message is for the person who typed it.</summary>
internal sealed class InputException(string message, Exception? innerException = null)
    : Exception(message, innerException);
