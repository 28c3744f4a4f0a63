using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>Writes a specification in its canonical form.</summary>
internal sealed class SpecWriter
{
    private readonly Emitter _emitter;

    private SpecWriter(TextWriter text) =>
        _emitter = new Emitter(
            text,
            new EmitterSettings().WithIndentedSequences().WithNewLine("\n").WithBestWidth(int.MaxValue)
        );

    /// <summary>The text.</summary>
    public static string Write(SweepSpec spec)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new SpecWriter(text);
        writer._emitter.Emit(new StreamStart());
        writer._emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        writer.Map(() => writer.Spec(spec));
        writer._emitter.Emit(new DocumentEnd(isImplicit: true));
        writer._emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private void Spec(SweepSpec spec)
    {
        var defaults = new SweepSpec { Name = spec.Name, Dataset = spec.Dataset };
        Text("name", spec.Name);
        if (spec.Description != defaults.Description)
            Text("description", spec.Description);
        Text("dataset", spec.Dataset);
        if (spec.Conditions is { } conditions)
        {
            Key("conditions");
            List(
                SequenceStyle.Block,
                conditions,
                c =>
                    Map(
                        MappingStyle.Flow,
                        () =>
                        {
                            Number("speed", c.Speed);
                            Number("load", c.Load);
                        }
                    )
            );
        }

        Split(spec.Split, defaults.Split);
        if (spec.Method != defaults.Method)
            Word("method", spec.Method.ToName());
        if (spec.Metric != MetricSpec.DefaultOf(spec.Split))
        {
            Key("metric");
            Map(() =>
            {
                Word("name", spec.Metric.Name);
                Word("goal", "minimize");
            });
        }

        if (spec.Parameters.Count > 0)
        {
            Key("parameters");
            Map(() =>
            {
                foreach (var parameter in spec.Parameters)
                {
                    Key(parameter.Name);
                    Map(() => Domain(parameter.Domain));
                }
            });
        }

        if (spec.Epochs != defaults.Epochs)
            Number("epochs", spec.Epochs);
        if (spec.EarlyStop.Kind != EarlyStopKind.None)
        {
            Key("early_stop");
            Map(() =>
            {
                Word("type", spec.EarlyStop.Kind.ToName());
                Number("patience", spec.EarlyStop.Patience);
            });
        }

        if (spec.Scheduler.Kind != SchedulerKind.None)
        {
            Key("scheduler");
            Map(() =>
            {
                Word("type", spec.Scheduler.Kind.ToName());
                Number("min_epochs", spec.Scheduler.MinEpochs);
                Number("reduction_factor", spec.Scheduler.ReductionFactor);
                if (spec.Scheduler.Order == DecisionOrder.Fixed)
                {
                    Word("order", spec.Scheduler.Order.ToName());
                    Number("slots", spec.Scheduler.Slots);
                }
            });
        }

        if (spec.RunCap is { } cap)
            Number("run_cap", cap);
        if (spec.Repeats != defaults.Repeats)
            Number("repeats", spec.Repeats);
        if (spec.Seed != defaults.Seed)
            Number("seed", spec.Seed);
        if (spec.Engine != defaults.Engine)
            Text("engine", spec.Engine);
        if (spec.Sharing.Priority != defaults.Sharing.Priority)
            Number("priority", spec.Sharing.Priority);
        if (spec.Sharing.Weight != defaults.Sharing.Weight)
            Number("weight", spec.Sharing.Weight);
        if (spec.Sharing.MaxRunning is { } most)
            Number("max_running", most);
    }

    private void Split(SplitSpec split, SplitSpec defaults)
    {
        if (split == defaults)
            return;
        var usual =
            split.TrainRows == SplitSpec.DefaultTrainRows(split.Rows) && split.TrainFraction == defaults.TrainFraction;
        Key("split");
        Map(() =>
        {
            if (split.Rows != defaults.Rows)
                Number("rows", split.Rows);
            if (split.TrainRows is { } rows && !usual)
                Number("train_rows", rows);
            if (split.TrainRows is null && !usual)
                Number("train_fraction", split.TrainFraction);
            if (split.ValidationFraction != defaults.ValidationFraction)
                Number("validation_fraction", split.ValidationFraction);
        });
    }

    private void Domain(ParameterDomain domain)
    {
        switch (domain)
        {
            case FixedValue value:
                Key("value");
                Word(value.Value.ToString());
                break;
            case ValueList list:
                Key("values");
                List(SequenceStyle.Flow, list.Values, v => Word(v.ToString()));
                break;
            case ValueRange range:
                Word("distribution", range.Distribution.ToName());
                Number("min", range.Min);
                Number("max", range.Max);
                if (range.Q is { } q)
                    Number("q", q);
                break;
            default:
                throw new ArgumentException($"'{domain}' has no text form", nameof(domain));
        }
    }

    private void Map(Action content) => Map(MappingStyle.Block, content);

    private void Map(MappingStyle style, Action content)
    {
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        content();
        _emitter.Emit(new MappingEnd());
    }

    private void List<T>(SequenceStyle style, IReadOnlyList<T> items, Action<T> write)
    {
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        foreach (var item in items)
            write(item);
        _emitter.Emit(new SequenceEnd());
    }

    private void Number(string key, double value) => Word(key, value.ToString("R", CultureInfo.InvariantCulture));

    private void Word(string key, string word)
    {
        Key(key);
        Word(word);
    }

    private void Key(string key) => Word(key);

    private void Word(string word) =>
        _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, word, ScalarStyle.Plain, true, false));

    /// <summary>A text of a person: plain where nobody can mistake it for something else.</summary>
    private void Text(string key, string text)
    {
        Key(key);
        var plain =
            text.Length > 0
            && !text.Any(char.IsControl)
            && char.IsLetter(text[0])
            && text is not ("null" or "true" or "false");
        _emitter.Emit(
            new Scalar(
                AnchorName.Empty,
                TagName.Empty,
                text,
                plain ? ScalarStyle.Any : ScalarStyle.DoubleQuoted,
                plain,
                true
            )
        );
    }
}
