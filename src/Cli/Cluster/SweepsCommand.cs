using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>The command <c>cluster sweeps</c>: the sweeps of a running cluster, newest first.</summary>
internal static class SweepsCommand
{
    private const int PageSize = 1000;

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var target = new ServerTarget();
        var list = new SweepList();
        var command = list.Create("Prints the cluster's sweeps, newest first.");
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = target.Open(parsed);
                await list.WriteAsync(
                    parsed,
                    (text, take) => client.SweepsAsync(text, 0, take, cancellation),
                    isOwned: true,
                    streams,
                    cancellation
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>The sweep that is to be changed, by its name or its id.</summary>
    /// <exception cref="InputException">There is none, or more than one may be meant.</exception>
    public static async Task<SweepRow> FindAsync(GearSweepClient client, string sweep, CancellationToken cancellation)
    {
        var reference = SweepReference.Parse(sweep);
        List<SweepRow> matches = reference.IsId ? [] : await NamedAsync(client, sweep, cancellation);
        if (
            reference.Id is { } id
            && matches.TrueForAll(match => match.Id != id)
            && await client.SweepAsync(id, cancellation) is { } detail
        )
            matches.Add(detail.Row);
        return SweepChoice.Single(
            sweep,
            matches,
            $"the cluster has no sweep '{sweep}'; 'cluster sweeps' prints those that it has"
        );
    }

    private static async Task<List<SweepRow>> NamedAsync(
        GearSweepClient client,
        string name,
        CancellationToken cancellation
    )
    {
        var named = new List<SweepRow>();
        for (var skip = 0; named.Count < SweepChoice.Shown; skip += PageSize)
        {
            var page = await client.SweepsAsync(name, skip, PageSize, cancellation);
            named.AddRange(page.Items.Where(row => row.Name == name));
            if (skip + PageSize >= page.Total)
                break;
        }

        return [.. named.Take(SweepChoice.Shown)];
    }
}
