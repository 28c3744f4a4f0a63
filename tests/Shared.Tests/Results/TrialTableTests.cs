using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

public sealed class TrialTableTests
{
    private static readonly TrialRow Row = new()
    {
        Number = 3,
        ConfigurationNumber = 0,
        Configuration = new Configuration { Cell = CellKind.Gru },
        Condition = new(8.33203125, 80),
        Repeat = 1,
        Seed = 42,
        State = TrialState.Completed,
        Attempts = 2,
        Epochs = 20,
        TrainMse = 0.25,
        ValidationRmse = 0.5,
        Test = new ErrorMetrics(0.125, 0.1, 0.75, 0.001, 0.002),
        Skill = 0.2,
        Target = new("a4", "g"),
        Seconds = 1.5,
        Engine = "torch",
    };

    [Fact]
    public void The_columns_have_their_names_and_their_order()
    {
        Assert.Equal(
            "number,speed,load,repeat,seed,hidden_size,num_layers,sequence_length,learning_rate,batch_size,dropout,cell,linear_skip,scaling,inputs,weight_decay,gradient_clip,schedule,state,attempts,epochs,"
                + "train_mse,validation_rmse,test_rmse,test_rmse_units,test_mae_units,test_r2,skill,target,unit,seconds,engine,message",
            string.Join(',', TrialTable.Columns.Select(c => c.Name))
        );
    }

    [Fact]
    public void Every_column_has_its_value()
    {
        Assert.Equal(
            [
                3,
                8.33,
                80.0,
                1,
                42ul,
                64.0,
                1.0,
                7.0,
                0.001,
                100.0,
                0.0,
                "gru",
                "false",
                "minmax",
                "all",
                0.0,
                0.0,
                "none",
                "completed",
                2,
                20,
                0.25,
                0.5,
                0.125,
                0.001,
                0.002,
                0.75,
                0.2,
                "a4",
                "g",
                1.5,
                "torch",
                null,
            ],
            TrialTable.Columns.Select(c => c.Value(Row))
        );
    }

    [Fact]
    public void A_unit_that_is_not_known_is_none()
    {
        Assert.Null(TrialTable.Columns.Single(c => c.Name == "unit").Value(Row with { Target = new("a4", "") }));
    }

    [Fact]
    public void A_trial_that_waits_has_no_errors_yet()
    {
        var waiting = Row with
        {
            State = TrialState.Queued,
            Test = null,
            Skill = null,
            TrainMse = null,
            ValidationRmse = null,
            Engine = null,
        };
        Assert.Equal(8, TrialTable.Columns.Count(c => c.Value(waiting) is null) - 1);
        Assert.Equal("queued", TrialTable.Columns.Single(c => c.Name == "state").Value(waiting));
    }
}
