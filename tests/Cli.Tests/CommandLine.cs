using GearSweep.Cli.Commands;

namespace GearSweep.Cli;

/// <summary>A command as a person would type it, in this process.</summary>
internal static class CommandLine
{
    public static Task<Ended> RunAsync(params string[] args) =>
        RunAsync(args, new StringWriter(), CancellationToken.None);

    public static async Task<Ended> RunAsync(
        string[] args,
        StringWriter errors,
        CancellationToken cancellation,
        TextReader? input = null
    )
    {
        using var output = new StringWriter();
        var code = await GearSweepCommand.RunAsync(
            args,
            new Streams(output, errors, ErrorIsTerminal: false, input),
            cancellation
        );
        return new Ended(code, output.ToString(), errors.ToString());
    }

    internal sealed record Ended(int Code, string Output, string Errors);
}
