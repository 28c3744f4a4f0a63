using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Shared.Results;

/// <summary>A sweep on its own page.</summary>
/// <param name="Row">What the list shows of it.</param>
/// <param name="Yaml">The specification as it was launched.</param>
/// <param name="Metric">The name of the figure that "best" looks at.</param>
/// <param name="VariedParameters">Names of the parameters that take more than one value, in the order of the
/// catalogue.</param>
[GenerateSerializer, Immutable]
public sealed record SweepDetail(SweepRow Row, string Yaml, string Metric, IReadOnlyList<string> VariedParameters)
{
    /// <summary>How it shares the slots with others.</summary>
    [Id(0)]
    public SweepSharing Sharing { get; init; } = SweepSharing.Default;

    /// <summary>The measured columns that its models see: the inputs in their order, the target last.</summary>
    [Id(1)]
    public IReadOnlyList<Channel> Channels { get; init; } = Channel.Usual;
}
