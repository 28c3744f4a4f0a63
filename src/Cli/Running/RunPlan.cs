using GearSweep.Cli.Commands;
using GearSweep.Grains.Sweeps;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Training.Datasets;
using GearSweep.Training.Generation;
using GearSweep.Training.Trials;

namespace GearSweep.Cli.Running;

/// <summary>A specification that was checked against its data: nothing is started before that.</summary>
/// <param name="Yaml">The text to launch.</param>
/// <param name="Spec">What it says.</param>
/// <param name="SegmentHashes">Content hashes of the segments that it trains on, in grid order.</param>
internal sealed record RunPlan(string Yaml, SweepSpec Spec, IReadOnlyList<string> SegmentHashes)
{
    /// <summary>Reads the specification and its data.</summary>
    /// <exception cref="InputException">Something is wrong; the message has every error with its file and
    /// line.</exception>
    /// <param name="request">What was asked for.</param>
    /// <param name="name">How messages call the specification.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RunPlan Read(RunRequest request, string name, string yaml, CancellationToken cancellation)
    {
        var read = SpecYaml.Parse(yaml);
        var problems = new List<string>();
        var anyEngine = request.Engine is not null;
        if (anyEngine && SpecValidator.EngineError(request.Engine!, TrialRunner.EngineNames) is { } engine)
            problems.Add($"--engine: {engine}");

        // Nothing is made for what is refused anyway.
        var mayMake =
            request.Data is null
            && problems.Count == 0
            && SpecValidationResult.Create(read, open: null, anyEngine, cancellation).Errors.Count == 0;
        if (mayMake)
            SampleData.Ensure(request.DataDirectory, cancellation);
        if (request.Data is not null && !Directory.Exists(request.DataDirectory))
            problems.Add($"there is no data directory '{request.Data}'");

        var hasData =
            Directory.Exists(request.DataDirectory)
            && (mayMake || request.Data is not null || HasFiles(request.DataDirectory));
        var (spec, dataset, errors) = SpecValidationResult.Create(
            read,
            hasData ? data => Open(request, data, cancellation) : null,
            anyEngine,
            cancellation
        );
        problems.AddRange(errors.Select(e => $"{name}: {e}"));
        if (problems.Count > 0 || spec is null || dataset is null)
            throw new InputException(string.Join(Environment.NewLine, problems));

        if (anyEngine && request.Engine != spec.Engine)
        {
            spec = spec with { Engine = request.Engine! };
            yaml = SpecYaml.Write(spec);
        }

        var segments = SpecValidator
            .SegmentsOf(spec, dataset.Summary)
            .Select(s => dataset.Segment(s.Condition, spec.Split.Rows).Hash);
        return new RunPlan(yaml, spec, [.. segments]);
    }

    /// <summary>
    /// Whether there is something to look at: the usual directory may still wait for its sample data.
    /// </summary>
    private static bool HasFiles(string directory) => Directory.EnumerateFiles(directory, "*.csv").Any();

    private static Dataset Open(RunRequest request, string dataset, CancellationToken cancellation)
    {
        try
        {
            return new DatasetCatalog(request.DataDirectory).Open(dataset, cancellation);
        }
        catch (KeyNotFoundException unknown)
        {
            throw new KeyNotFoundException($"data directory '{request.DataDirectory}': {unknown.Message}", unknown);
        }
    }
}
