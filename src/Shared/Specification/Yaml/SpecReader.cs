using System.Text.RegularExpressions;
using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification.Yaml;

/// <summary>Makes a specification of YAML nodes and logs all that is wrong.</summary>
internal static partial class SpecReader
{
    private static readonly SweepSpec Defaults = new() { Name = "", Dataset = "" };

    /// <summary>Reads a whole specification; what the log has as wrong afterwards has its default.</summary>
    public static SweepSpec? Read(YamlNode root, SpecDiagnostics log)
    {
        if (MapReader.Open(root, "", SpecKeyCatalog.NamesAt(""), log) is not { } fields)
            return null;
        var split = ReadSplit(fields, log);
        var method = fields.Word("method", "grid", "random") == "random" ? SearchMethod.Random : SearchMethod.Grid;
        var epochs = fields.Whole("epochs", 1, SpecLimits.Epochs) ?? Defaults.Epochs;
        var earlyStop = ReadEarlyStop(fields, split, log);
        var spec = new SweepSpec
        {
            Name = ReadName(fields),
            Description = fields.Text("description", SpecLimits.DescriptionLength) ?? Defaults.Description,
            Dataset = ReadDataset(fields),
            Conditions = ReadConditions(fields, log),
            Split = split,
            Method = method,
            Metric = ReadMetric(fields, split, log),
            Parameters = ParametersReader.Read(fields, log),
            Epochs = epochs,
            EarlyStop = earlyStop,
            Scheduler = SchedulerReader.Read(fields, epochs, earlyStop, log),
            RunCap = fields.Whole("run_cap", 1, SpecLimits.Trials),
            Repeats = fields.Whole("repeats", 1, SpecLimits.Repeats) ?? Defaults.Repeats,
            Seed = fields.Whole("seed", 0, int.MaxValue) ?? Defaults.Seed,
            Engine = ReadEngine(fields),
            Sharing = ReadSharing(fields),
        };
        if (method == SearchMethod.Random && !fields.Has("run_cap"))
        {
            fields.Missing("run_cap", "the number of configurations that 'random' is to draw");
        }

        return spec;
    }

    private static string ReadName(MapReader fields)
    {
        if (!fields.Has("name"))
            fields.Missing("name", "a text");
        if (fields.Text("name", SpecLimits.NameLength) is not { } name)
            return "";
        if (name.Length == 0 || name.Trim() != name || name.Any(char.IsControl))
        {
            fields.Error("name", "a name of one line is expected, with no space before or after it");
        }

        return name;
    }

    private static string ReadDataset(MapReader fields)
    {
        if (!fields.Has("dataset"))
            fields.Missing("dataset", "the name of a data file");
        if (fields.Text("dataset", DatasetName.Longest) is not { } dataset)
            return "";
        if (DatasetName.ProblemOf(dataset) is not null)
        {
            fields.Error("dataset", "the name of a file in the data directory is expected, never a path");
        }

        return dataset;
    }

    private static string ReadEngine(MapReader fields)
    {
        if (fields.Text("engine", 32) is not { } engine)
            return Defaults.Engine;
        if (!EngineName().IsMatch(engine))
            fields.Error("engine", "'auto' or the name of an engine is expected, in lower-case letters");
        return engine;
    }

    private static SweepSharing ReadSharing(MapReader fields) =>
        new(
            fields.Whole("priority", -SweepSharing.LargestPriority, SweepSharing.LargestPriority)
                ?? Defaults.Sharing.Priority,
            fields.Real(
                "weight",
                v => v is >= SweepSharing.LeastWeight and <= SweepSharing.LargestWeight,
                $"a number from {SweepSharing.LeastWeight} to {SweepSharing.LargestWeight}"
            ) ?? Defaults.Sharing.Weight,
            fields.Whole("max_running", 1, SpecLimits.Trials)
        );

    private static List<OperatingCondition>? ReadConditions(MapReader fields, SpecDiagnostics log)
    {
        if (fields.Node("conditions") is not { } node || node is YamlScalar { Text: "all" })
            return null;
        if (node is not YamlList { Items: { Count: > 0 and <= SpecLimits.Conditions } items })
        {
            var found = node is YamlList list ? $"a list of {list.Items.Count}" : node.Kind;
            fields.Error(
                "conditions",
                $"found {found}; 'all' or a list of 1 to {SpecLimits.Conditions:#,0} {{speed, load}} is expected"
            );
            return null;
        }

        // One for each item, also for those that cannot be read, so that each keeps its place.
        var conditions = new List<OperatingCondition>();
        var seen = new HashSet<OperatingCondition>();
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"conditions[{i}]";
            log.Line(path, items[i].Line);
            var condition = ReadCondition(items[i], path, log);
            conditions.Add(condition ?? default);
            if (condition is null || seen.Add(condition.Value))
                continue;
            log.Error(items[i].Line, path, $"{condition} is there twice; each condition once is expected");
        }

        return conditions;
    }

    private static OperatingCondition? ReadCondition(YamlNode node, string path, SpecDiagnostics log)
    {
        if (MapReader.Open(node, path, SpecKeyCatalog.NamesAt("conditions[]"), log) is not { } fields)
            return null;
        var speed = ReadSide(fields, "speed", "rev/s");
        var load = ReadSide(fields, "load", "N·m");
        return speed is null || load is null ? null : new OperatingCondition(speed.Value, load.Value);
    }

    private static double? ReadSide(MapReader condition, string key, string unit)
    {
        if (!condition.Has(key))
            condition.Missing(key, $"a number ({unit})");
        return condition.Real(key, v => Math.Abs(v) <= 1e6, $"a number from -1,000,000 to 1,000,000 ({unit})");
    }

    private static SplitSpec ReadSplit(MapReader root, SpecDiagnostics log)
    {
        if (root.Node("split") is not { } node)
            return Defaults.Split;
        if (MapReader.Open(node, "split", SpecKeyCatalog.NamesAt("split"), log) is not { } fields)
            return Defaults.Split;
        var rows = fields.Whole("rows", 2, SpecLimits.Rows) ?? Defaults.Split.Rows;
        var trainRows = fields.Whole("train_rows", 1, SpecLimits.Rows);
        var fraction = fields.Real("train_fraction", v => v is > 0 and < 1, "a number above 0 and below 1");
        if (fields.Has("train_rows") && fields.Has("train_fraction"))
        {
            fields.Error("train_fraction", "'train_rows' is there too; one of the two is expected");
        }

        if (trainRows >= rows && !log.Wrong.Touch("split.rows"))
        {
            fields.Error(
                "train_rows",
                $"{trainRows:#,0} of {rows:#,0} rows leave none to test; fewer than 'rows' are expected"
            );
        }

        return new SplitSpec
        {
            Rows = rows,
            TrainRows = trainRows ?? (fraction is null ? SplitSpec.DefaultTrainRows(rows) : null),
            TrainFraction = fraction ?? Defaults.Split.TrainFraction,
            ValidationFraction =
                fields.Real("validation_fraction", v => v is >= 0 and < 1, "a number from 0 up to but without 1")
                ?? Defaults.Split.ValidationFraction,
        };
    }

    private static MetricSpec ReadMetric(MapReader root, SplitSpec split, SpecDiagnostics log)
    {
        var standard = MetricSpec.DefaultOf(split);
        if (root.Node("metric") is not { } node)
            return standard;
        if (MapReader.Open(node, "metric", SpecKeyCatalog.NamesAt("metric"), log) is not { } fields)
            return standard;
        fields.Word("goal", "minimize");
        if (fields.Word("name", MetricSpec.ValidationMse.Name, MetricSpec.TrainMse.Name) is not { } name)
            return standard;
        var metric = new MetricSpec(name);
        if (!metric.IsTrain && split.ValidationFraction == 0)
        {
            fields.Error("name", "there are no validation rows, as validation_fraction is 0; 'train_mse' is expected");
        }

        return metric;
    }

    private static EarlyStopSpec ReadEarlyStop(MapReader root, SplitSpec split, SpecDiagnostics log)
    {
        if (root.Node("early_stop") is not { } node || node is YamlScalar { Text: "none" })
            return EarlyStopSpec.None;
        if (node is not YamlMap)
        {
            root.Error("early_stop", $"found {node.Kind}; 'none', or a mapping with 'type' and 'patience' is expected");
            return EarlyStopSpec.None;
        }

        var fields = MapReader.Open(node, "early_stop", SpecKeyCatalog.NamesAt("early_stop"), log)!;
        var patience = fields.Whole("patience", 1, SpecLimits.Epochs);
        if (!fields.Has("type"))
            fields.Missing("type", "'notebook' or 'validation'");
        if (fields.Word("type", [.. Enum.GetValues<EarlyStopKind>().Select(k => k.ToName())]) is not { } type)
            return EarlyStopSpec.None;
        var kind = Enum.GetValues<EarlyStopKind>().Single(k => k.ToName() == type);
        if (kind == EarlyStopKind.None)
        {
            if (fields.Has("patience"))
                fields.Error("patience", "nothing stops with 'none'; no patience is expected");
            return EarlyStopSpec.None;
        }

        if (!fields.Has("patience"))
            fields.Missing("patience", "a number of epochs");
        if (kind == EarlyStopKind.Validation && split.ValidationFraction == 0)
        {
            fields.Error(
                "type",
                "there are no validation rows, as validation_fraction is 0; 'none' or 'notebook' is expected"
            );
        }

        return new EarlyStopSpec(kind, patience ?? 1);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EngineName();
}
