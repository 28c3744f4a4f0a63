using System.Globalization;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>Keys of <see cref="ITrialGrain"/>.</summary>
public static class TrialKeys
{
    /// <summary>The key of an attempt, e.g. <c>3/17/1</c>: sweep, trial, attempt.</summary>
    public static string Of(TrialId trial, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{trial}/{attempt}");
}
