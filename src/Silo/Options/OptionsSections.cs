using System.ComponentModel.DataAnnotations;
using GearSweep.Grains.Slots;
using GearSweep.Scheduling;
using GearSweep.Shared.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace GearSweep.Silo.Options;

/// <summary>All sections of the configuration that are GearSweep's own.</summary>
internal static class OptionsSections
{
    // .NET's and ASP.NET's.
    private static readonly string[] Foreign = ["Logging", "Kestrel", "Metrics"];

    /// <summary>The sections.</summary>
    public static IReadOnlyList<OptionsSection> All { get; } =
    [
        new(GearSweepClusterOptions.Section, typeof(GearSweepClusterOptions)),
        new(MembershipOptions.Section, typeof(MembershipOptions)),
        new(StoreOptions.Section, typeof(StoreOptions)),
        new(SlotOptions.Section, typeof(SlotOptions)),
        new(SchedulerOptions.Section, typeof(SchedulerOptions)),
        new(HealthOptions.Section, typeof(HealthOptions)),
        new(TelemetryOptions.Section, typeof(TelemetryOptions)),
        new(AccessOptions.Section, typeof(AccessOptions)),
    ];

    /// <summary>Refuses what is wrong in any of them, also where this process would never look at it.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found and what was
    /// expected.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (UnknownOnCommandLine(configuration) is { } unknown)
            throw new ValidationException(
                $"--{unknown}: is no known section; expected one of {string.Join(", ", All.Select(section => section.Name))}"
            );
        if (MisplacedSecret(configuration) is { } misplaced)
            throw new ValidationException(misplaced);
        foreach (var section in All)
            section.Read(configuration);
    }

    /// <summary>
    /// A password is for <c>Cluster:Database</c> alone, and never for a command line, which everybody on the machine
    /// can read. It is not repeated.
    /// </summary>
    private static string? MisplacedSecret(IConfiguration configuration)
    {
        const string NotShown = "(its text is not shown here)";
        var words =
            (configuration as IConfigurationRoot)
                ?.Providers.OfType<CommandLineConfigurationProvider>()
                .SelectMany(provider => Values(provider, null))
            ?? [];
        if (
            words.Where(word => SecretText.IsIn(word.Value)).Select(word => word.Key).FirstOrDefault() is
            { } onCommandLine
        )
            return $"--{SecretText.Masked(onCommandLine)} holds a password, and others can read a command line; {SecretText.Advice} {NotShown}";
        const string Database = $"{GearSweepClusterOptions.Section}:{nameof(GearSweepClusterOptions.Database)}";
        return All.SelectMany(section => configuration.GetSection(section.Name).AsEnumerable())
            .Where(pair =>
                pair.Value is not null
                && !pair.Key.Equals(Database, StringComparison.OrdinalIgnoreCase)
                && SecretText.IsIn(pair.Value)
            )
            .Select(pair => $"{pair.Key} holds a password, which it is not for; {SecretText.Advice} {NotShown}")
            .FirstOrDefault();
    }

    private static IEnumerable<(string Key, string Value)> Values(
        CommandLineConfigurationProvider words,
        string? parent
    )
    {
        foreach (var key in words.GetChildKeys([], parent).Distinct())
        {
            var path = parent is null ? key : $"{parent}:{key}";
            if (words.TryGet(path, out var value) && value is not null)
                yield return (path, value);
            foreach (var below in Values(words, path))
                yield return below;
        }
    }

    /// <summary>
    /// A misspelt section on the command line would be passed over: a worker whose <c>--Cluster:Head</c> is misspelt
    /// would start as another head. What is in files and in the environment may be anybody's.
    /// </summary>
    private static string? UnknownOnCommandLine(IConfiguration configuration) =>
        (configuration as IConfigurationRoot)
            ?.Providers.OfType<CommandLineConfigurationProvider>()
            .SelectMany(words =>
                words
                    .GetChildKeys([], null)
                    .Distinct()
                    .SelectMany(section => words.GetChildKeys([], section), (section, key) => (section, key))
            )
            .Where(word =>
                !Foreign
                    .Concat(All.Select(section => section.Name))
                    .Contains(word.section, StringComparer.OrdinalIgnoreCase)
            )
            .Select(word => $"{word.section}:{word.key}")
            .FirstOrDefault();

    /// <summary>Reads one.</summary>
    /// <exception cref="ValidationException">Something is wrong; the message names the key, what was found and what was
    /// expected.</exception>
    public static T Read<T>(IConfiguration configuration) =>
        (T)All.Single(section => section.Type == typeof(T)).Read(configuration);
}
