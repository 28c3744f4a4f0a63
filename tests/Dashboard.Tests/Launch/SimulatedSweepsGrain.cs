using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>Checks specifications as the head does, prices them at a second a trial, and starts nothing.</summary>
internal sealed class SimulatedSweepsGrain(IDataGrain data) : ISweepsGrain
{
    private readonly List<string> _previewed = [];
    private readonly List<string> _launched = [];

    private readonly List<CancellationToken> _callers = [];

    public Exception? Trouble { get; set; }

    /// <summary>Whether previews are answered never.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Who asked for previews that are answered never.</summary>
    public IReadOnlyList<CancellationToken> Callers => _callers;

    public IReadOnlyList<string> Previewed => _previewed;

    public IReadOnlyList<string> Launched => _launched;

    public async Task<PreviewReply> PreviewAsync(string yaml, CancellationToken cancellation = default)
    {
        if (Trouble is not null)
            throw Trouble;
        lock (_previewed)
            _previewed.Add(yaml);
        if (IsSlow)
        {
            lock (_callers)
                _callers.Add(cancellation);
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        var (spec, errors, lines) = SpecYaml.Parse(yaml);
        if (spec is null)
            return new PreviewReply(null, errors);
        var dataset = (await data.ListAsync(cancellation)).FirstOrDefault(d => d.Name == spec.Dataset);
        if (dataset is null)
            return new PreviewReply(
                null,
                [new SpecError(lines["dataset"], "dataset", $"there is no dataset '{spec.Dataset}'")]
            );
        errors = SpecValidator.Validate(spec, lines, dataset);
        if (errors.Count > 0)
            return new PreviewReply(null, errors);
        var conditions = SpecValidator.SegmentsOf(spec, dataset).Select(s => s.Condition).ToList();
        var configurations = (int)SearchSpace.ConfigurationCount(spec);
        var trials = configurations * conditions.Count * spec.Repeats;
        return new PreviewReply(
            new SweepPreview(
                configurations,
                conditions,
                spec.Repeats,
                trials,
                (long)trials * spec.Epochs,
                4_769,
                2,
                trials / 2.0
            ),
            []
        );
    }

    public async Task<LaunchReply> LaunchAsync(string yaml)
    {
        var preview = await PreviewAsync(yaml);
        if (preview.Errors.Count > 0)
            return new LaunchReply(0, preview.Errors);
        _launched.Add(yaml);
        return new LaunchReply(40 + _launched.Count, []);
    }
}
