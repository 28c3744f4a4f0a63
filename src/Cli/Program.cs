using System.Text;
using GearSweep.Cli;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Files;
using GearSweep.Silo.Stopping;

using var signals = new StopSignals();
await using var errors = new LenientWriter(Console.Error);
var output = new StreamWriter(
    Console.OpenStandardOutput(),
    new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    1 << 16
);
var streams = new Streams(
    output,
    errors,
    ErrorIsTerminal: !Console.IsErrorRedirected,
    Console.IsInputRedirected ? null : Console.In
);
var code = await GearSweepCommand.RunAsync(args, streams, signals.Token);
try
{
    await output.DisposeAsync();
    return code;
}
catch (IOException error)
{
    await errors.WriteLineAsync($"the output cannot be written: {FileFault.ReasonOf(error)}");
    return code == ExitCode.Done ? ExitCode.Failed : code;
}
