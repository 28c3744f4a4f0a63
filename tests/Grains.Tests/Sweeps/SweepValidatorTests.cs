using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Training.Datasets;
using GearSweep.Training.Generation;

namespace GearSweep.Grains.Sweeps;

public sealed class SweepValidatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gearsweep-desk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ValidatedSweep Draft(string yaml)
    {
        GearDataGenerator.Generate(
            _folder,
            ["no_fault"],
            600,
            overwrite: true,
            cancellation: TestContext.Current.CancellationToken
        );
        return new SweepValidator(new DatasetCatalog(_folder)).Draft(yaml, slots: 2);
    }

    [Fact]
    public void A_specification_that_fits_becomes_a_sweep()
    {
        var draft = Draft("name: s\ndataset: no_fault\nengine: torch\n");
        Assert.Empty(draft.Errors);
        Assert.Equal((6, 6), (draft.Sweep!.Trials, draft.Preview!.Trials));
    }

    [Fact]
    public void A_scheduler_lessens_the_epochs_and_the_time_that_are_told_before()
    {
        const string Text =
            "name: s\ndataset: no_fault\nepochs: 8\nparameters: {hidden_size: {values: [1, 2, 3, 4]}, batch_size: {value: 20}}\n";
        var whole = Draft(Text).Preview!;
        var halved = Draft($"{Text}scheduler: {{type: asha, min_epochs: 2}}\n").Preview!;
        Assert.Equal((24, 24 * 8), (whole.Trials, whole.Epochs));
        Assert.Equal((24, 6 * (4 * 2 + 2 * 2 + 1 * 4)), (halved.Trials, halved.Epochs));
        Assert.Equal((double)halved.Epochs / whole.Epochs, halved.Seconds / whole.Seconds, 9);
    }

    [Fact]
    public void Errors_of_the_text_the_engine_the_rows_and_the_budget_come_at_once()
    {
        const string Text = """
            name: s
            dataset: no_fault
            epoch: 3
            engine: steam
            repeats: 1000
            parameters:
              sequence_length: {value: 500}
              hidden_size: {distribution: int_uniform, min: 1, max: 200}
            """;
        var draft = Draft(Text);
        Assert.Null(draft.Sweep);
        Assert.Equal(
            ["3 epoch", "4 engine", "6 parameters", "7 parameters.sequence_length.value"],
            draft.Errors.Select(e => $"{e.Line} {e.Key}")
        );
        // All six conditions count.
        Assert.Contains("1,200,000 trials", draft.Errors[2].Message, StringComparison.Ordinal);
        Assert.EndsWith("(likewise at 5 other conditions)", draft.Errors[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("simd")]
    [InlineData("torch")]
    public void Any_cell_may_be_in_a_grid_of_every_engine(string engine)
    {
        Assert.Empty(
            Draft(
                $"name: s\ndataset: no_fault\nengine: {engine}\nparameters:\n  cell: {{values: [lstm, gru, rnn]}}\n"
            ).Errors
        );
    }

    [Fact]
    public void A_mask_that_no_machine_can_hold_is_refused_at_launch_and_hides_no_other_error()
    {
        var draft = Draft(
            """
            name: s
            dataset: no_fault
            engine: torch
            split: {train_rows: 10, rows: 20}
            parameters:
              hidden_size: {value: 500}
              num_layers: {value: 2}
              sequence_length: {value: 4000}
              batch_size: {value: 60000}
              dropout: {value: 0.1}
            """
        );
        Assert.Contains(
            draft.Errors,
            e =>
                e.Key == "parameters"
                && e.Message.Contains("its dropout mask would have 120,000,000,000 values", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Models_of_a_dataset_of_many_channels_are_counted_and_priced_with_all_of_them()
    {
        const string Text =
            "name: s\ndataset: rig\nepochs: 2\nparameters: {hidden_size: {value: 8}, batch_size: {value: 20}}\n";
        Rig(channels: 63, target: i => Math.Sin(i));

        var wide = new SweepValidator(new DatasetCatalog(_folder)).Draft(
            Text,
            slots: 1,
            TestContext.Current.CancellationToken
        );

        Assert.Empty(wide.Errors);
        var model = new Configuration { HiddenSize = 8, BatchSize = 20 };
        Assert.Equal(model.ParametersOf(65), wide.Preview!.LargestModel);
        Assert.Equal(
            2 * CostModel.SecondsPerEpoch(model, wide.Sweep!.Conditions[0].Split.TrainRows, columns: 65),
            wide.Sweep.EstimatedSeconds,
            1e-12
        );
        Assert.Equal(new Channel("c63", "g"), wide.Sweep.Channels[^1]);
    }

    [Fact]
    public void A_model_that_no_engine_can_hold_for_its_many_columns_is_refused()
    {
        var read = SpecYaml.Parse("name: s\ndataset: rig\nparameters: {hidden_size: {value: 1000}}\n");

        Assert.Null(EngineCheck.For(read, columns: 4, cost: null, TestContext.Current.CancellationToken));
        Assert.Contains(
            "its checkpoint would have",
            EngineCheck.For(read, columns: 40_000, cost: null, TestContext.Current.CancellationToken)!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_constant_target_is_noted_before_the_launch()
    {
        Rig(channels: 3, target: _ => 2.43);

        var draft = new SweepValidator(new DatasetCatalog(_folder)).Draft(
            "name: s\ndataset: rig\nparameters: {batch_size: {value: 20}}\n",
            slots: 1,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [
                "at 25 rev/s · 80 N·m the target c3 is constant: there is nothing to predict, and R² and skill are undefined",
            ],
            draft.Preview!.Notes
        );
        Assert.True(draft.Sweep!.Conditions[0].Segment.HasConstantTarget);
    }

    /// <summary>A dataset of columns c1, c2 and so on in g, of which the last is the target.</summary>
    private void Rig(int channels, Func<int, double> target)
    {
        string[] names = [.. Enumerable.Range(1, channels).Select(c => $"c{c}")];
        File.WriteAllText(
            Path.Combine(_folder, "rig.columns.yaml"),
            $"inputs: [{string.Join(", ", names[..^1])}]\ntarget: {names[^1]}\nunits: g\nrate: 5000\nspeed: {{value: 25}}\nload: {{value: 80}}\n"
        );
        var rows = Enumerable
            .Range(0, 400)
            .Select(row =>
                string.Join(
                    ',',
                    names.Select(
                        (_, c) =>
                            (c == channels - 1 ? target(row) : Math.Cos(row + c)).ToString(
                                "R",
                                System.Globalization.CultureInfo.InvariantCulture
                            )
                    )
                )
            );
        File.WriteAllLines(Path.Combine(_folder, "rig.csv"), rows.Prepend(string.Join(',', names)));
    }

    [Fact]
    public void A_dataset_that_is_not_there_hides_no_other_error()
    {
        var draft = Draft("name: s\nepoch: 3\ndataset: other\nengine: steam\n");
        Assert.Equal(["2 epoch", "3 dataset", "4 engine"], draft.Errors.Select(e => $"{e.Line} {e.Key}"));
    }

    [Fact]
    public void A_dataset_that_cannot_be_read_hides_no_other_error()
    {
        File.WriteAllText(Path.Combine(_folder, "broken.csv"), "a,b\n1,2\n");
        var draft = Draft("name: s\nepoch: 3\ndataset: broken\nengine: steam\n");
        Assert.Equal(["2 epoch", "3 dataset", "4 engine"], draft.Errors.Select(e => $"{e.Line} {e.Key}"));
    }
}
