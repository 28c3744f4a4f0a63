using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class SpecValidatorTests
{
    private static IReadOnlyList<SpecError> Validate(string text, params int[] rows)
    {
        var segments = rows.Select(
                (r, i) => new SegmentSummary(new(8 + i, 0), r, r, [r], new DateTime(2024, 1, 1), 2e-4)
            )
            .ToList();
        return Validate(
            text,
            new DatasetSummary("d", "d.csv", 1, rows.Sum(), "No fault", false, Channel.Usual, segments, [], null)
        );
    }

    [Fact]
    public void Few_pieces_are_told_with_their_rows_and_what_lets_windows_span_the_gaps()
    {
        const string Remedy =
            "single rows are missing in 2 places; 'gaps: {missing: 1}' in d.columns.yaml lets windows span them";
        var segment = new SegmentSummary(new(8, 0), 2_400, 2_400, [300, 1_100, 1_000], new DateTime(2024, 1, 1), 2e-4)
        {
            GapRemedy = Remedy,
        };
        var dataset = new DatasetSummary("d", "d.csv", 1, 2_400, "No fault", false, Channel.Usual, [segment], [], null);

        var error = Assert.Single(Validate("parameters: {sequence_length: {value: 1200}}", dataset));

        Assert.Contains(
            $"; gaps in time cut it into 3 pieces of 300, 1,100 and 1,000 rows ({Remedy}); a sequence of",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Windows_that_gaps_leave_no_room_for_are_refused_with_the_longest_piece()
    {
        var pieces = Enumerable.Repeat(28, 100).ToArray();
        var segment = new SegmentSummary(new(8, 0), 2_800, 2_800, pieces, new DateTime(2024, 1, 1), 2e-4);
        var dataset = new DatasetSummary("d", "d.csv", 1, 2_800, "No fault", false, Channel.Usual, [segment], [], null);

        var error = Assert.Single(Validate("parameters: {sequence_length: {value: 56}}", dataset));
        Assert.Equal(
            "at 8 rev/s · 0 N·m the segment has 2,800 rows, of which 1,568 train; gaps in time cut it into 100 pieces, the longest of 28 rows; "
                + "a sequence of 56 rows and the row after it do not fit",
            error.Message
        );

        error = Assert.Single(
            Validate("parameters: {sequence_length: {value: 26}, batch_size: {value: 113}}", dataset)
        );
        Assert.Contains(
            "gaps in time cut it into 100 pieces, the longest of 28 rows: 112 windows of 26 rows do not fill one batch of 113",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Validate("parameters: {sequence_length: {value: 26}, batch_size: {value: 112}}", dataset));
    }

    private static IReadOnlyList<SpecError> Validate(string text, DatasetSummary dataset)
    {
        var result = SpecYaml.Parse("name: s\ndataset: d\n" + text);
        Assert.Empty(result.Errors);
        return SpecValidator.Validate(result.Spec!, result.Lines, dataset);
    }

    [Fact]
    public void A_specification_that_fits_has_no_errors() =>
        Assert.Empty(Validate("conditions: [{speed: 8, load: 0}]", 25_000, 3));

    [Fact]
    public void A_condition_that_the_dataset_lacks_is_named_with_those_that_it_has()
    {
        var error = Assert.Single(
            Validate("conditions:\n  - {speed: 8, load: 0}\n  - {speed: 25, load: 80}", 25_000, 25_000)
        );
        Assert.Equal((5, "conditions[1]"), (error.Line, error.Key));
        Assert.Equal("'d' has no rows at 25 rev/s · 80 N·m; it has 8 rev/s · 0 N·m; 9 rev/s · 0 N·m", error.Message);
    }

    [Fact]
    public void A_sequence_longer_than_a_segment_is_named_with_its_line_and_the_condition()
    {
        var error = Assert.Single(
            Validate("parameters:\n  sequence_length:\n    values:\n      - 7\n      - 2000\n      - 14", 25_000, 2_000)
        );
        Assert.Equal((7, "parameters.sequence_length.values[1]"), (error.Line, error.Key));
        Assert.StartsWith(
            "at 9 rev/s · 0 N·m the segment has 2,000 rows, of which 1,120 train; a sequence of 2,000 rows",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Windows_that_do_not_fill_a_batch_are_an_error_at_the_nearest_line()
    {
        // 106 train rows, 99 windows
        Assert.Equal((0, "parameters.batch_size"), Validate("", 189).Select(e => (e.Line, e.Key)).Single());
        Assert.Equal(
            (4, "parameters.batch_size.value"),
            Validate("parameters:\n  batch_size: {value: 200}", 300).Select(e => (e.Line, e.Key)).Single()
        );
    }

    [Fact]
    public void One_full_batch_is_enough() => Assert.Empty(Validate("", 190)); // 107 train rows, 100 windows

    [Fact]
    public void No_row_to_test_is_an_error() => Assert.Equal("split", Assert.Single(Validate("", 0)).Key);

    [Fact]
    public void No_row_to_validate_is_an_error()
    {
        Assert.Equal(
            (3, "split.validation_fraction"),
            Validate("split: {validation_fraction: 0.00001}", 25_000).Select(e => (e.Line, e.Key)).Single()
        );
    }

    [Fact]
    public void The_same_fault_of_several_conditions_is_one_error_and_other_faults_stand_beside_it()
    {
        const string Text =
            "split: {validation_fraction: 0.00001}\nparameters:\n  sequence_length: {value: 2000}\n  batch_size: {value: 9000}";
        var errors = Validate(Text, 25_000, 2_000, 2_500, 9_000);
        Assert.Equal(
            [
                "line 3, split.validation_fraction: at 8 rev/s · 0 N·m the segment has 25,000 rows, of which 14,000 train and none validates; "
                    + "a larger share, or 0, is expected (likewise at 3 other conditions)",
                "line 5, parameters.sequence_length.value: at 9 rev/s · 0 N·m the segment has 2,000 rows, of which 1,400 train; "
                    + "a sequence of 2,000 rows and the row after it do not fit (likewise at 1 other condition)",
                "line 6, parameters.batch_size.value: at 11 rev/s · 0 N·m the segment has 9,000 rows, of which 6,300 train: "
                    + "4,300 windows of 2,000 rows do not fill one batch of 9,000",
            ],
            errors.Select(e => e.ToString())
        );
    }

    [Fact]
    public void A_dataset_that_cannot_be_read_says_why()
    {
        var error = Assert.Single(
            Validate("", new DatasetSummary("d", "d.csv", 1, 0, "", false, [], [], [], "line 3: text in a number"))
        );
        Assert.Equal(
            (2, "dataset", "'d.csv' cannot be read: line 3: text in a number"),
            (error.Line, error.Key, error.Message)
        );
    }

    [Fact]
    public void All_conditions_count_for_the_bound_on_trials()
    {
        const string Text =
            "parameters:\n  batch_size: {distribution: int_uniform, min: 1, max: 100}\nrepeats: 1000\nrun_cap: 100";
        Assert.Empty(Validate(Text, [.. Enumerable.Repeat(25_000, 10)]));
        Assert.Contains(
            "1,100,000 trials",
            Assert.Single(Validate(Text, [.. Enumerable.Repeat(25_000, 11)])).Message,
            StringComparison.Ordinal
        );
    }
}
