using System.Globalization;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>Keys of <see cref="ITrialGrain"/>.</summary>
public static class TrialKeys
{
    /// <summary>
    /// The key of an attempt, e.g. <c>3/17/1@10.0.0.2:11111@154561718</c>: sweep, trial, attempt and its silo, which is
    /// where the grain lives.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="attempt">Its attempt, from 1.</param>
    /// <param name="silo">The silo's address, as it is in <see cref="Cluster.WorkerStatus.Silo"/>.</param>
    public static string For(TrialId trial, int attempt, string silo) =>
        string.Create(CultureInfo.InvariantCulture, $"{trial}/{attempt}@{silo}");

    /// <summary>The silo that a key names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static string SiloOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at
            ? key[(at + 1)..]
            : throw new FormatException($"'{key}' is no key of an attempt: it names no silo");
    }
}
