using System.CommandLine;
using System.CommandLine.Invocation;
using GearSweep.Shared.Cluster;

namespace GearSweep.Cli.Commands;

/// <summary>Answers <c>--version</c> as the cluster and the pages tell it.</summary>
internal sealed class PrintVersion(Streams streams) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        streams.Output.WriteLine(ProductVersion.Text);
        return ExitCode.Done;
    }
}
