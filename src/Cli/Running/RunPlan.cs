using GearSweep.Cli.Commands;
using GearSweep.Shared.Specification;
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
    /// <exception cref="InputException">Something is wrong; the message has every error with its file and line.</exception>
    /// <exception cref="DatasetException">The dataset cannot be read.</exception>
    public static RunPlan Read(RunRequest request, CancellationToken cancellation)
    {
        var (name, yaml) = ReadText(request.Specification);
        var read = SpecYaml.Parse(yaml);
        if (read.Spec is not { } spec) throw Errors(name, read.Errors);
        if (!TrialRunner.EngineNames.Contains(request.Engine ?? spec.Engine))
        {
            var place = request.Engine is null ? $"{name}: line {read.Lines.GetValueOrDefault("engine")}, engine" : "--engine";
            var known = string.Join(", ", TrialRunner.EngineNames);
            throw new InputException($"{place}: there is no engine '{request.Engine ?? spec.Engine}'; there are {known}");
        }

        if (request.Engine is { } engine && engine != spec.Engine)
        {
            spec = spec with { Engine = engine };
            yaml = SpecYaml.Write(spec);
        }

        var dataset = Open(request, spec.Dataset, cancellation);
        var errors = SpecValidator.Validate(spec, read.Lines, dataset.Summary);
        if (errors.Count > 0) throw Errors(name, errors);
        var segments = SpecValidator.SegmentsOf(spec, dataset.Summary).Select(s => dataset.Segment(s.Condition, spec.Split.Rows).Hash);
        return new RunPlan(yaml, spec, [.. segments]);
    }

    private static (string Name, string Yaml) ReadText(string specification)
    {
        var file = new FileInfo(specification);
        if (!file.Exists)
        {
            if (Presets.Find(specification) is { } preset) return ($"preset {preset.Name}", preset.Yaml);
            var names = string.Join(", ", Presets.All.Select(p => p.Name));
            throw new InputException($"there is no file '{specification}', and no preset of that name; the presets are {names}");
        }

        const int BytesPerCharacter = 4;
        return file.Length <= SpecLimits.Characters * BytesPerCharacter
            ? (specification, File.ReadAllText(specification))
            : throw new InputException($"'{specification}' has {file.Length:#,0} bytes and is no specification");
    }

    private static Dataset Open(RunRequest request, string dataset, CancellationToken cancellation)
    {
        if (request.Data is null) SampleData.Ensure(request.DataDirectory, cancellation);
        if (!Directory.Exists(request.DataDirectory)) throw new InputException($"there is no data directory '{request.Data}'");
        try
        {
            return new DatasetCatalog(request.DataDirectory).Open(dataset);
        }
        catch (KeyNotFoundException unknown)
        {
            throw new InputException($"data directory '{request.DataDirectory}': {unknown.Message}", unknown);
        }
    }

    private static InputException Errors(string name, IReadOnlyList<SpecError> errors) =>
        new(string.Join(Environment.NewLine, errors.Select(e => $"{name}: {e}")));
}
