using System.Text.Json;
using GearSweep.Cli.Tables;

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
              "conditions": [
                {
                  "speed": 8.33,
                  "load": 0,
                  "baselines": {
                    "mean_rmse": 0.14,
                    "persistence_rmse": 0.2,
                    "ar_rmse": 0.15
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
                      "cell": "lstm"
                    },
                    "validation_rmse": 0.1,
                    "test_rmse": 0.12,
                    "test_rmse_units": 0.0012
                  }
                },
                {
                  "speed": 40,
                  "load": 80,
                  "baselines": null,
                  "best": null
                }
              ]
            }
            """;
        Assert.Equal(Expected, JsonSerializer.Serialize(SweepSummary.Of(SweepRows.Ended(), SweepRows.Created), Json.Report));
    }

    [Fact]
    public void A_sweep_that_runs_has_taken_the_time_until_now()
    {
        Assert.Equal(90, SweepSummary.Of(SweepRows.Running(1, 4), SweepRows.Created.AddSeconds(90)).Seconds);
    }

    [Fact]
    public void The_text_says_what_is_best_where_and_what_failed()
    {
        var text = SummaryText.Write(SweepRows.Ended(), ["hidden_size"], SweepRows.Created);
        Assert.StartsWith("wide (no_fault, synthetic): completed, 7 of 10 trials completed, 1 pruned, 2 failed, 12.5 s\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n8\.33 +0 +3 +0\.1200 +0\.00120 +\+20\.0 % +0\.1400 +0\.2000 +0\.1500 +hidden_size=16\n", text);
        Assert.Matches(@"\n40 +80 +– +– +– +– +– +– +– +–\n", text);
    }
}
