using System.Text;
using GearSweep.Cli.Commands;

using var interruption = new Interruption();
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
return await GearSweepCommand.RunAsync(args, new Streams(output, Console.Error, ErrorIsTerminal: !Console.IsErrorRedirected), interruption.Token);
