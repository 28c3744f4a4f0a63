namespace GearSweep.Dashboard.Tests.Api;

public sealed class TrialCsvEndpointTests : ApiTestBase
{
    public TrialCsvEndpointTests() => Grains = new SimulatedGrains { TrialCount = 2_500 };

    [Fact]
    public async Task Every_trial_is_a_line_however_many_pages_there_are()
    {
        var response = await GetAsync("/api/sweeps/1/trials.csv");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd().Split("\r\n");

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2_501, lines.Length);
        Assert.Equal([null, 999, 1_999], Grains.TrialQueries.Select(q => q.After));
        Assert.All(Grains.TrialQueries, q => Assert.Equal(0, q.Skip));
        Assert.StartsWith("2499,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_leaves_the_filter_between_two_pages_makes_no_other_slip_through()
    {
        Grains.BeforeTrials = () => Grains.CompletedCount = Grains.TrialQueries.Count > 1 ? 500 : 0;
        var response = await GetAsync("/api/sweeps/1/trials.csv?state=failed");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd().Split("\r\n");

        Assert.Equal(Enumerable.Range(0, 2_500).Select(n => $"{n}"), lines.Skip(1).Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task A_message_that_a_spreadsheet_would_compute_is_text_and_an_error_that_is_not_finite_is_nothing()
    {
        await using var host = await ApiHost.StartAsync(
            new SimulatedGrains { Message = "=HYPERLINK(\"http://x\")", TrainMse = double.NegativeInfinity }
        );
        var lines = (
            await host.Client.GetStringAsync(new Uri("/api/sweeps/1/trials.csv", UriKind.Relative), Cancellation)
        ).Split("\r\n");

        Assert.EndsWith(
            ",4,,,,,,,,a4,g,1.5,torch,\"'=HYPERLINK(\"\"http://x\"\")\"",
            lines[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task HEAD_of_the_table_reads_no_trials()
    {
        var response = await SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/sweeps/1/trials.csv"));

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(Grains.TrialQueries);
    }

    [Fact]
    public async Task Columns_are_those_of_the_command_line_and_text_is_quoted()
    {
        var response = await GetAsync("/api/sweeps/1/trials.csv");
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");

        Assert.Equal(
            "number,speed,load,repeat,seed,hidden_size,num_layers,sequence_length,learning_rate,batch_size,dropout,cell,"
                + "linear_skip,scaling,inputs,weight_decay,gradient_clip,schedule,state,attempts,epochs,train_mse,validation_rmse,test_rmse,test_rmse_units,test_mae_units,test_r2,skill,target,unit,seconds,engine,message",
            lines[0]
        );
        Assert.Equal(
            "0,8.33,0,0,9223372036854775807,64,1,7,0.003,100,0,lstm,false,minmax,all,0,0,none,failed,1,4,0.25,,,,,,,a4,g,1.5,torch,"
                + "\"epoch 4: the loss is NaN, \"\"learning_rate\"\" 0.003\"",
            lines[1]
        );
    }
}
