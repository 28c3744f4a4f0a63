using GearSweep.EndToEnd.Runs;

namespace GearSweep.EndToEnd.Stopping;

/// <summary>A sweep that has not ended when it is stopped: <see cref="SmallSweep"/> with epochs for minutes.</summary>
internal static class LongSweep
{
    public const string Name = "long";

    public static readonly string Yaml = SmallSweep
        .Yaml.Replace($"name: {SmallSweep.Name}", $"name: {Name}", StringComparison.Ordinal)
        .Replace($"epochs: {SmallSweep.Epochs}", "epochs: 20000", StringComparison.Ordinal);
}
