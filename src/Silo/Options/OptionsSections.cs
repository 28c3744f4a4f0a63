using System.ComponentModel.DataAnnotations;
using GearSweep.Grains.Slots;
using GearSweep.Grains.Sweeps;
using GearSweep.Silo.Health;
using GearSweep.Silo.Telemetry;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>All sections of the configuration that are GearSweep's own.</summary>
internal static class OptionsSections
{
    /// <summary>The sections.</summary>
    public static IReadOnlyList<OptionsSection> All { get; } =
    [
        new(ClusterOptions.Section, typeof(ClusterOptions)),
        new(MembershipOptions.Section, typeof(MembershipOptions)),
        new(StoreOptions.Section, typeof(StoreOptions)),
        new(SlotOptions.Section, typeof(SlotOptions)),
        new(SweepGrainOptions.Section, typeof(SweepGrainOptions)),
        new(HealthOptions.Section, typeof(HealthOptions)),
        new(TelemetryOptions.Section, typeof(TelemetryOptions)),
    ];

    /// <summary>Refuses what is wrong in any of them, also where this process would never look at it.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found and what was expected.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var section in All) section.Read(configuration);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found and what was expected.</exception>
    public static T Read<T>(IConfiguration configuration) => (T)All.Single(section => section.Type == typeof(T)).Read(configuration);
}
