using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Http;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Cluster;

/// <summary>
/// Commands that want something of one silo: <c>cluster drain</c>, <c>cluster slots</c> and <c>cluster clear</c>.
/// </summary>
internal static class SiloCommand
{
    /// <summary>Makes <c>cluster drain</c>.</summary>
    public static Command Drain(Streams streams) =>
        Create(
            "drain",
            "Has a silo checkpoint what it trains, hand it back, and leave; a head stays, without slots.",
            streams,
            (_, client, silo, cancellation) => client.DrainAsync(silo, cancellation)
        );

    /// <summary>Makes <c>cluster clear</c>.</summary>
    public static Command Clear(Streams streams) =>
        Create(
            "clear",
            "Gives trials again to a silo that was quarantined because its trials failed one after the other.",
            streams,
            (_, client, silo, cancellation) => client.ClearAsync(silo, cancellation)
        );

    /// <summary>Makes <c>cluster slots</c>.</summary>
    public static Command Slots(Streams streams)
    {
        var slots = new Argument<int>("N")
        {
            Description =
                $"Training threads, 0 to {ClusterLimits.MaxSlots}; what runs in more than these is handed back.",
        };
        slots.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, out var number)
                && number is < 0 or > ClusterLimits.MaxSlots
            )
                result.AddError($"N: {number} is not from 0 to {ClusterLimits.MaxSlots}");
        });
        var command = Create(
            "slots",
            "Changes how many slots a silo has while it runs.",
            streams,
            (parsed, client, silo, cancellation) =>
                client.SetSlotsAsync(silo, parsed.GetRequiredValue(slots), cancellation)
        );
        command.Arguments.Add(slots);
        return command;
    }

    /// <summary>
    /// Finds a silo by its address, with or without what follows the @, or by the name of its machine.
    /// </summary>
    /// <exception cref="InputException">There is none of that name, or more than one.</exception>
    internal static string Find(ClusterView cluster, string name)
    {
        var found = cluster
            .Silos.Select(silo => silo.Status)
            .Where(silo => silo.Silo == name || silo.Silo.Split('@')[0] == name || silo.Host == name)
            .Select(silo => silo.Silo)
            .ToList();
        if (found is [var silo])
            return silo;
        var silos = string.Join(
            ", ",
            (found.Count == 0 ? cluster.Silos.Select(s => s.Status.Silo) : found).DefaultIfEmpty("none")
        );
        throw new InputException(
            found.Count == 0
                ? $"the cluster has no silo '{name}'; it has {silos}"
                : $"'{name}' is the name of {found.Count} silos; expected one of {silos}"
        );
    }

    private static Command Create(
        string name,
        string description,
        Streams streams,
        Func<ParseResult, GearSweepClient, string, CancellationToken, Task<ActionReply>> act
    )
    {
        var target = new ServerTarget();
        var silo = new Argument<string>("SILO")
        {
            Description = "The silo: its address as 'cluster status' prints it, or its machine's name.",
        };
        var command = new Command(name, description) { silo };
        target.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = target.Open(parsed);
                var found = Find(await client.ClusterAsync(cancellation), parsed.GetRequiredValue(silo));
                return await Answer.WriteAsync(await act(parsed, client, found, cancellation), streams);
            }
        );
        return command;
    }
}
