using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class SpecRoundTripTests
{
    [Fact]
    public void Whatever_is_written_reads_as_the_same_specification()
    {
        for (var i = 0ul; i < 2_000; i++)
        {
            var spec = RandomSpec(i);
            var yaml = SpecYaml.Write(spec);
            var result = SpecYaml.Parse(yaml);
            Assert.True(result.Errors.Count == 0, $"{i}: {string.Join("; ", result.Errors)}\n{yaml}");
            Assert.Equal(spec, result.Spec);
            Assert.Equal(yaml, SpecYaml.Write(result.Spec!));
        }
    }

    [Fact]
    public void The_shortest_specification_has_every_default()
    {
        var spec = new SweepSpec { Name = "first", Dataset = "no_fault" };
        Assert.Equal("name: first\ndataset: no_fault\n", SpecYaml.Write(spec));
        Assert.Equal(spec, SpecYaml.Parse("name: first\ndataset: no_fault\n").Spec);
    }

    [Fact]
    public void The_canonical_text_has_the_keys_in_the_documented_order()
    {
        var spec = new SweepSpec
        {
            Name = "full",
            Description = "two lines\nof text: # no comment",
            Dataset = "no_fault.csv",
            Conditions = [new(8.33, 0), new(40, 80)],
            Split = new()
            {
                Rows = 5000,
                TrainRows = 4000,
                ValidationFraction = 0.1,
            },
            Method = SearchMethod.Random,
            Metric = MetricSpec.TrainMse,
            Parameters =
            [
                new("hidden_size", new ValueList([8, 16.0])),
                new("learning_rate", new ValueRange(Distribution.LogUniformValues, 1e-4, 0.1)),
                new("dropout", new ValueRange(Distribution.QUniform, 0, 0.5, 0.1)),
                new("cell", new FixedValue("gru")),
            ],
            Epochs = 5,
            EarlyStop = new(EarlyStopKind.Notebook, 10),
            Scheduler = new(SchedulerKind.Asha, 2, 4),
            RunCap = 12,
            Repeats = 3,
            Seed = 0,
            Engine = "torch",
            Sharing = new(-5, 0.5, 3),
        };
        const string Text = """
            name: full
            description: "two lines\nof text: # no comment"
            dataset: no_fault.csv
            conditions:
              - {speed: 8.33, load: 0}
              - {speed: 40, load: 80}
            split:
              rows: 5000
              train_rows: 4000
              validation_fraction: 0.1
            method: random
            metric:
              name: train_mse
              goal: minimize
            parameters:
              hidden_size:
                values: [8, 16]
              learning_rate:
                distribution: log_uniform_values
                min: 0.0001
                max: 0.1
              dropout:
                distribution: q_uniform
                min: 0
                max: 0.5
                q: 0.1
              cell:
                value: gru
            epochs: 5
            early_stop:
              type: notebook
              patience: 10
            scheduler:
              type: asha
              min_epochs: 2
              reduction_factor: 4
            run_cap: 12
            repeats: 3
            seed: 0
            engine: torch
            priority: -5
            weight: 0.5
            max_running: 3

            """;
        Assert.Equal(Text, SpecYaml.Write(spec));
        Assert.Equal(spec, SpecYaml.Parse(Text).Spec);
    }

    private static SweepSpec RandomSpec(ulong seed)
    {
        var draw = new Philox(seed, 0);
        var rows = Pick(ref draw, 20_000, 2 + draw.NextInt32(100_000));
        var fraction = draw.NextInt32(2) == 0 ? 0.7 : Math.Round(0.01 + 0.98 * draw.NextDouble(), 4);
        var split = new SplitSpec
        {
            Rows = rows,
            ValidationFraction = Pick(ref draw, 0.2, 0, Math.Round(0.999 * draw.NextDouble(), 3)),
        };
        split = draw.NextInt32(3) switch
        {
            0 => split with { TrainRows = SplitSpec.DefaultTrainRows(rows) },
            1 => split with { TrainRows = 1 + draw.NextInt32(rows - 1) },
            _ => split with { TrainRows = null, TrainFraction = fraction },
        };
        var hasValidation = split.ValidationFraction > 0;
        var random = draw.NextInt32(2) == 0;
        return new SweepSpec
        {
            Name = RandomText(ref draw, 1 + draw.NextInt32(20), lines: false),
            Description = RandomText(ref draw, draw.NextInt32(80), lines: true),
            Dataset = Pick(ref draw, "no_fault", "no_fault.csv", "기어 데이터", "1", "a-b_c", "null", "#x"),
            Conditions = draw.NextInt32(2) == 0 ? null : RandomConditions(ref draw),
            Split = split,
            Method = random ? SearchMethod.Random : SearchMethod.Grid,
            Metric = hasValidation && draw.NextInt32(2) == 0 ? MetricSpec.ValidationMse : MetricSpec.TrainMse,
            Parameters = RandomParameters(ref draw, random),
            Epochs = Pick(ref draw, 20, 1 + draw.NextInt32(100_000)),
            EarlyStop = draw.NextInt32(hasValidation ? 3 : 2) switch
            {
                0 => EarlyStopSpec.None,
                1 => new EarlyStopSpec(EarlyStopKind.Notebook, 1 + draw.NextInt32(50)),
                _ => new EarlyStopSpec(EarlyStopKind.Validation, 1 + draw.NextInt32(50)),
            },
            Scheduler =
                draw.NextInt32(2) == 0
                    ? SchedulerSpec.None
                    : new SchedulerSpec(SchedulerKind.Asha, 1, 2 + draw.NextInt32(99)),
            RunCap = random || draw.NextInt32(2) == 0 ? 1 + draw.NextInt32(100) : null,
            Repeats = Pick(ref draw, 1, 1 + draw.NextInt32(5)),
            Seed = Pick(ref draw, 1, 0, int.MaxValue, draw.NextInt32(1_000_000)),
            Engine = Pick(ref draw, "auto", "torch", "simd", "null", "no"),
            Sharing = new(
                Pick(ref draw, 0, -100, 100),
                Pick(ref draw, 1, 0.01, 2.5),
                draw.NextInt32(2) == 0 ? null : 1 + draw.NextInt32(50)
            ),
        };
    }

    private static List<OperatingCondition> RandomConditions(ref Philox draw)
    {
        var conditions = new HashSet<OperatingCondition>();
        for (var n = 1 + draw.NextInt32(6); n > 0; n--)
            conditions.Add(new(draw.NextDouble() * 50, draw.NextInt32(100)));
        return [.. conditions];
    }

    private static List<Parameter> RandomParameters(ref Philox draw, bool random)
    {
        var parameters = new List<Parameter>();
        foreach (var listed in ParameterCatalog.All)
        {
            // Eight layers of 256 are a model that a sweep may have; eight of 4,096 are not.
            var info = listed.Name == "hidden_size" ? listed with { Max = 256 } : listed;
            if (draw.NextInt32(2) == 0)
                continue;
            ParameterDomain domain = draw.NextInt32(
                info.Kind == ParameterKind.Category ? 2
                : random ? 5
                : 3
            ) switch
            {
                0 => new FixedValue(RandomValue(ref draw, info)),
                1 => RandomValues(ref draw, info),
                2 when info.Kind == ParameterKind.Integer => new ValueRange(
                    Distribution.IntUniform,
                    1,
                    2 + draw.NextInt32((int)info.Max - 2)
                ),
                3 when info.Kind == ParameterKind.Integer => new ValueRange(
                    Distribution.QUniform,
                    1,
                    7,
                    1 + draw.NextInt32(7)
                ),
                4 when info.Kind == ParameterKind.Integer => RandomValues(ref draw, info),
                2 => new ValueRange(Distribution.QUniform, 0.1, 0.1 + draw.NextDouble() * 0.8 + 0.05, 0.05),
                3 => new ValueRange(Distribution.LogUniformValues, 1e-5 + draw.NextDouble() * 0.1, 0.2),
                _ => new ValueRange(Distribution.Uniform, draw.NextDouble() * 0.1 + 1e-6, 0.2),
            };
            parameters.Add(new Parameter(info.Name, domain));
        }

        var shuffled = parameters.ToArray();
        draw.Shuffle<Parameter>(shuffled);
        // No more trials than a sweep may have: the last parameters go.
        var kept = shuffled.ToList();
        while (
            !random
            && SearchSpace.SizeOf(
                new SweepSpec
                {
                    Name = "",
                    Dataset = "",
                    Parameters = kept,
                }
            ) > 10_000
        )
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static ValueList RandomValues(ref Philox draw, ParameterInfo info)
    {
        var values = new HashSet<ParameterValue>();
        for (var n = 1 + draw.NextInt32(5); n > 0; n--)
            values.Add(RandomValue(ref draw, info));
        return new ValueList([.. values]);
    }

    private static ParameterValue RandomValue(ref Philox draw, ParameterInfo info) =>
        info.Kind switch
        {
            ParameterKind.Category => info.Words![draw.NextInt32(info.Words.Count)],
            ParameterKind.Integer => 1 + draw.NextInt32((int)info.Max),
            _ => Math.Pow(10, -9 * draw.NextDouble()) * 0.999,
        };

    private static string RandomText(ref Philox draw, int length, bool lines)
    {
        string[] pieces =
        [
            "a",
            "Z",
            "7",
            "é",
            "기",
            "😀",
            ":",
            ": ",
            " #",
            "#",
            "-",
            "'",
            "\"",
            "\\",
            "{",
            "[",
            "*",
            "&",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "~",
            "?",
            ",",
            "null",
            "\u00a0",
            "\ufeff",
            "\u2028",
        ];
        string[] breaks = ["\n", "\t", "\r\n", "  ", "\0", "\u0085", "\u007f"];
        var text = "";
        while (text.Length < length)
        {
            text +=
                lines && draw.NextInt32(5) == 0
                    ? breaks[draw.NextInt32(breaks.Length)]
                    : pieces[draw.NextInt32(pieces.Length)];
        }

        return lines ? text
            : text.Trim() is { Length: > 0 } name ? name
            : "x";
    }

    private static T Pick<T>(ref Philox draw, params ReadOnlySpan<T> choices) =>
        choices[draw.NextInt32(choices.Length)];
}
