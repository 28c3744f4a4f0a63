using System.Text;
using GearSweep.Cli.Commands;

using var interruption = new Interruption();
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
var streams = new Streams(output, Console.Error, ErrorIsTerminal: !Console.IsErrorRedirected, Console.IsInputRedirected ? null : Console.In);
return await GearSweepCommand.RunAsync(args, streams, interruption.Token);
