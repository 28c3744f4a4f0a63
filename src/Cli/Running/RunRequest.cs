using GearSweep.Cli.Commands;

namespace GearSweep.Cli.Running;

/// <summary>What <c>gearsweep run</c> was asked for.</summary>
/// <param name="Specification">Path of a specification, or the name of a preset.</param>
/// <param name="Data">
/// The data directory; <see langword="null"/> for the usual one, which is filled with synthetic data when it is empty.
/// </param>
/// <param name="Store">The file with the results.</param>
/// <param name="Slots">Training threads; <see langword="null"/> for the usual number.</param>
/// <param name="Engine">Engine instead of the specification's; <see langword="null"/> for that one.</param>
/// <param name="Format">Form of the summary.</param>
internal sealed record RunRequest(
    string Specification,
    string? Data,
    string Store,
    int? Slots,
    string? Engine,
    ReportFormat Format
)
{
    /// <summary>Whether failed trials of the sweep are queued again.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>The data directory's path.</summary>
    public string DataDirectory => Path.GetFullPath(Data ?? Path.Combine("data", "gear"));
}
