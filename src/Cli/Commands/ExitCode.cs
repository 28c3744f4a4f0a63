namespace GearSweep.Cli.Commands;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done, or was interrupted.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a file that it names, is wrong; nothing was changed.</summary>
    public const int BadInput = 2;

    /// <summary>The sweep has ended, and some of its trials failed.</summary>
    public const int SomeTrialsFailed = 3;
}
