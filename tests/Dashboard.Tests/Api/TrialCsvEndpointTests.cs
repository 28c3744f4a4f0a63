namespace GearSweep.Dashboard.Tests.Api;

public sealed class TrialCsvEndpointTests : ApiTestBase
{
    public TrialCsvEndpointTests() => Grains = new SimulatedGrains { TrialCount = 2_500 };

    [Fact]
    public async Task Every_trial_is_a_line_however_many_pages_there_are()
    {
        var response = await GetAsync("/api/sweeps/1/trials.csv");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd('\n').Split('\n');

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2_501, lines.Length);
        Assert.Equal([0, 1_000, 2_000], Grains.TrialQueries.Select(q => q.Skip));
        Assert.StartsWith("2499,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_those_of_the_command_line_and_text_is_quoted()
    {
        var response = await GetAsync("/api/sweeps/1/trials.csv");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n');

        Assert.Equal(
            "number,speed,load,repeat,seed,hidden_size,num_layers,sequence_length,learning_rate,batch_size,dropout,cell,"
            + "state,attempts,epochs,train_mse,validation_rmse,test_rmse,test_rmse_units,test_mae_units,test_r2,seconds,engine,message",
            lines[0]);
        Assert.Equal(
            "0,8.33,0,0,9223372036854775807,64,1,7,0.003,100,0,lstm,failed,1,4,0.25,,,,,,1.5,torch,"
            + "\"epoch 4: the loss is NaN, \"\"learning_rate\"\" 0.003\"",
            lines[1]);
    }
}
