using System.Text.Json;
using GearSweep.Shared.Formats;

namespace GearSweep.Cli.Running;

public sealed class SweepSummaryTests
{
    [Fact]
    public void The_JSON_summary_has_the_documented_names_and_no_others()
    {
        const string Expected = """
            {
              "sweep": "wide",
              "state": "completed",
              "trials": {
                "total": 10,
                "completed": 7,
                "pruned": 1,
                "failed": 2,
                "cancelled": 0
              },
              "seconds": 12.5,
              "target": {
                "name": "sensor2",
                "unit": "mm"
              },
              "conditions": [
                {
                  "speed": 8.33,
                  "load": 0,
                  "baselines": {
                    "mean_rmse": 0.14,
                    "persistence_rmse": 0.2,
                    "ar_rmse": 0.16,
                    "ar_star_rmse": 0.15,
                    "ar_star_order": 29,
                    "ridge_rmse": 0.15
                  },
                  "best": {
                    "trial": 3,
                    "configuration": {
                      "hidden_size": 16,
                      "num_layers": 1,
                      "sequence_length": 7,
                      "learning_rate": 0.001,
                      "batch_size": 100,
                      "dropout": 0,
                      "cell": "lstm",
                      "linear_skip": "false",
                      "scaling": "minmax",
                      "inputs": "all",
                      "weight_decay": 0,
                      "gradient_clip": 0,
                      "schedule": "none"
                    },
                    "validation_rmse": 0.1,
                    "test_rmse": 0.12,
                    "test_rmse_units": 0.0012,
                    "skill": 0.2,
                    "skill_low": 0.15,
                    "skill_high": 0.25,
                    "seeds": 3,
                    "verdict": "beats"
                  },
                  "configurations": 12,
                  "as_good_as_best": 4
                },
                {
                  "speed": 40,
                  "load": 80,
                  "baselines": null,
                  "best": null,
                  "configurations": 0,
                  "as_good_as_best": null
                }
              ],
              "notes": []
            }
            """;
        Assert.Equal(
            Expected,
            JsonSerializer.Serialize(SweepSummary.From(SweepRows.Ended(), SweepRows.Created), JsonFormat.Report)
        );
    }

    [Fact]
    public void A_sweep_that_runs_has_taken_the_time_until_now()
    {
        Assert.Equal(90, SweepSummary.From(SweepRows.Running(1, 4), SweepRows.Created.AddSeconds(90)).Seconds);
    }

    [Fact]
    public void The_text_says_what_is_best_where_and_what_failed()
    {
        var text = SummaryText.Write(SweepRows.Ended(), ["hidden_size"], SweepRows.Created);
        Assert.StartsWith(
            "wide (no_fault, synthetic): completed, 7 of 10 trials completed, 1 pruned, 2 failed, 12.5 s\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Matches(
            @"\n8\.33 +0 +3 +0\.1200 +1\.20 +0\.1500 \(29\) +\+20\.0 % +\+15\.0 % to \+25\.0 % +3 +beats AR\* +hidden_size=16\n",
            text
        );
        Assert.Matches(@" test RMSE +sensor2 \(µm\) +AR\* +skill ", text);
        Assert.Matches(@"\n40 +80 +– +– +– +– +– +– +– +– +–\n", text);
    }

    [Theory]
    [InlineData("g", @" a4 \(mg\) +AR\* +skill ", "1.20")]
    [InlineData("furlong", @" a4 \(furlong\) +AR\* +skill ", "0.00120")]
    [InlineData("", @" a4 +AR\* +skill ", "0.00120")]
    public void Errors_stand_under_the_targets_name_in_a_sensible_unit_and_without_brackets_where_none_is_known(
        string unit,
        string heading,
        string figure
    )
    {
        var text = SummaryText.Write(SweepRows.Ended() with { Target = new("a4", unit) }, [], SweepRows.Created);
        Assert.Matches(heading, text);
        Assert.Contains($" {figure} ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mm", text, StringComparison.Ordinal);
        Assert.DoesNotContain("()", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_undefined_is_a_dash_and_null_with_the_reason_in_text_and_JSON()
    {
        var row = SweepRows.Undefined();
        var text = SummaryText.Write(row, [], SweepRows.Created);
        var json = JsonSerializer.Serialize(SweepSummary.From(row, SweepRows.Created), JsonFormat.Report);
        Assert.Matches(@"\n40 +80 +0 +– +– +0\.0000 \(1\) +– +– +1 +not comparable +the only one\n", text);
        Assert.EndsWith(
            "\nNote: at 40 rev/s · 80 N·m the target sensor2 is constant: there is nothing to predict, and R² and skill are undefined.\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\"test_rmse\": null", json, StringComparison.Ordinal);
        Assert.Contains("the target sensor2 is constant", json, StringComparison.Ordinal);
        Assert.DoesNotMatch("NaN|Infinity|∞|[0-9]E[+]?[0-9]", text + json);
    }
}
