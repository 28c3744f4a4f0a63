using System.Globalization;
using System.Runtime.CompilerServices;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Engines;

/// <summary>
/// How much memory a trial may take: three quarters of what this process may use (its control group's bound, else the
/// machine's memory), divided by the trials that train at once. The last quarter is for segments, the cluster and
/// libtorch itself.
/// </summary>
/// <param name="available">Bytes that the process may use.</param>
/// <param name="trials">Trials that train at once.</param>
internal sealed class TrialMemory(Func<long> available, Func<int> trials)
{
    /// <summary>
    /// Managed floats that a parameter takes beside the engine's own: a captured state (weights and two moments), the
    /// best weights, and the bytes of a checkpoint of those four.
    /// </summary>
    private const int CopiesOfParameters = 8;

    private const double Share = 0.75;
    private const double Scarce = 0.9;
    private const int FloatsOfACheckpoint = 4;

    /// <summary>Bytes that a trial may take.</summary>
    public long MostBytes => (long)(available() * Share / AtOnce);

    private int AtOnce => Math.Max(1, trials());

    /// <summary>
    /// The memory of this process. The runtime does not tell the control group's bound itself
    /// (<see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/> is there what the managed heap may take of it), but from
    /// where on it counts memory as scarce: nine tenths of the bound, or of the machine's memory, and up to 97 % of
    /// more than 80 GB.
    /// </summary>
    /// <param name="trials">Trials that train at once.</param>
    public static TrialMemory OfThisProcess(Func<int> trials) =>
        new(() => (long)(GC.GetGCMemoryInfo().HighMemoryLoadThresholdBytes / Scarce), trials);

    /// <summary>What a trial takes, in bytes: its engine's memory and the copies of its parameters.</summary>
    public static long Bytes(
        ITrainingEngine engine,
        Configuration configuration,
        int columns = SegmentData.UsualColumns
    ) =>
        engine.Bytes(configuration, columns) + configuration.ParametersOf(columns) * CopiesOfParameters * sizeof(float);

    /// <summary>
    /// Why a trial cannot be trained on any machine, whatever its memory, as the rest of a sentence;
    /// <see langword="null"/> when it can.
    /// </summary>
    public static string? Limit(Configuration configuration, int columns = SegmentData.UsualColumns)
    {
        var checkpoint = configuration.ParametersOf(columns) * FloatsOfACheckpoint * sizeof(float);
        if (checkpoint > Array.MaxLength)
            return Text(
                $"its checkpoint would have {Megabytes(checkpoint)} MB, and {Megabytes(Array.MaxLength)} MB at most are expected"
            );
        var mask = (long)configuration.BatchSize * configuration.SequenceLength * configuration.HiddenSize;
        return MaskedLayers.For(configuration) > 0 && mask > Array.MaxLength
            ? Text($"its dropout mask would have {mask:#,0} values, and {Array.MaxLength:#,0} at most are expected")
            : null;
    }

    /// <summary>
    /// Why a trial does not fit here, as the rest of a sentence; <see langword="null"/> when it does.
    /// </summary>
    public string? Refusal(ITrainingEngine engine, Configuration configuration, int columns = SegmentData.UsualColumns)
    {
        var (atOnce, most) = (AtOnce, MostBytes);
        var bytes = Bytes(engine, configuration, columns);
        var slots = atOnce == 1 ? "" : Text($" for each of {atOnce:#,0} at once");
        return bytes <= most
            ? null
            : Text(
                $"it would need {Megabytes(bytes)} MB of memory, and {Megabytes(most)} MB at most are expected{slots}"
            );
    }

    private static string Megabytes(long bytes) => (bytes >> 20).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Text(DefaultInterpolatedStringHandler text) =>
        string.Create(CultureInfo.InvariantCulture, ref text);
}
