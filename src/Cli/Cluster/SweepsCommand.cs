using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Sweeps;
using GearSweep.Shared.Grains;
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
        var target = new ClusterTarget();
        var list = new SweepList();
        var command = list.Create("Prints the cluster's sweeps, newest first.");
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var session = await target.OpenAsync(parsed, cancellation);
                var results = session.Grains.GetGrain<IResultsGrain>(0);
                await list.WriteAsync(
                    parsed,
                    (text, take) => results.SweepsAsync(text, 0, take).WaitAsync(cancellation),
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
    public static async Task<SweepRow> FindAsync(IResultsGrain results, string sweep)
    {
        var reference = SweepReference.Parse(sweep);
        List<SweepRow> matches = reference.IsId ? [] : await NamedAsync(results, sweep);
        if (
            reference.Id is { } id
            && matches.TrueForAll(match => match.Id != id)
            && await results.SweepAsync(id) is { } detail
        )
            matches.Add(detail.Row);
        return SweepChoice.Single(
            sweep,
            matches,
            $"the cluster has no sweep '{sweep}'; 'cluster sweeps' prints those that it has"
        );
    }

    private static async Task<List<SweepRow>> NamedAsync(IResultsGrain results, string name)
    {
        var named = new List<SweepRow>();
        for (var skip = 0; named.Count < SweepChoice.Shown; skip += PageSize)
        {
            var page = await results.SweepsAsync(name, skip, PageSize);
            named.AddRange(page.Items.Where(row => row.Name == name));
            if (skip + PageSize >= page.Total)
                break;
        }

        return [.. named.Take(SweepChoice.Shown)];
    }
}
