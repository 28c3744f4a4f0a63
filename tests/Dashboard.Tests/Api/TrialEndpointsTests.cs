using System.Net;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class TrialEndpointsTests : ApiTestBase
{
    [Fact]
    public async Task Filters_and_order_of_the_query_reach_the_cluster()
    {
        var response = await GetAsync(
            "/api/sweeps/1/trials?state=failed&state=pruned&condition=8.33x0&hidden_size=64&epochs=%3E%3D3&test_rmse=0.1..0.5"
                + "&trials=1,7&text=NaN&sort=skill&descending=true&skip=1&take=2"
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var query = Assert.Single(Grains.TrialQueries);
        Assert.Equal([TrialState.Failed, TrialState.Pruned], query.States!);
        Assert.Equal([SimulatedGrains.Slow], query.Conditions!);
        Assert.Equal(
            ["hidden_size 64", "epochs >=3", "test_rmse 0.1..0.5"],
            query.Filters!.Select(f => $"{f.Column} {f}")
        );
        Assert.Equal([1, 7], query.Numbers!);
        Assert.Equal(
            ("NaN", "skill", true, 1, 2),
            (query.Text, query.SortBy, query.Descending, query.Skip, query.Take)
        );
    }

    [Theory]
    [InlineData("state=lost", "state")]
    [InlineData("condition=8.33", "condition")]
    [InlineData("condition=NaNx0", "condition")]
    [InlineData("sort=colour", "sort")]
    [InlineData("descending=yes", "descending")]
    [InlineData("hidden_sizes=64", "hidden_sizes")]
    [InlineData("hidden_size=abc", "hidden_size")]
    [InlineData("learning_rate=0,01", "learning_rate")]
    [InlineData("cell=cnn", "cell")]
    [InlineData("epochs=%3E", "epochs")]
    [InlineData("test_rmse=2..1", "test_rmse")]
    [InlineData("skill=NaN", "skill")]
    [InlineData("trials=1,-2", "trials")]
    [InlineData("trials=", "trials")]
    public async Task A_filter_that_means_nothing_is_refused_by_name(string filter, string key)
    {
        var response = await GetAsync($"/api/sweeps/1/trials?{filter}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(key, (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("key").GetString());
        Assert.Empty(Grains.TrialQueries);
    }

    [Theory]
    [InlineData("trials")]
    [InlineData("trials.csv")]
    public async Task A_filter_with_text_in_a_number_is_told_what_was_found_and_what_is_expected(string table)
    {
        var response = await GetAsync($"/api/sweeps/1/{table}?hidden_size=abc&dropout=1");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            "hidden_size: 'abc' is not a whole number from 1 to 4,096. dropout: '1' is not a number from 0 up to but without 1.",
            (await JsonAsync(response)).GetProperty("detail").GetString()
        );
        Assert.Empty(Grains.TrialQueries);
    }

    [Fact]
    public async Task A_trial_of_computed_data_says_so() =>
        Assert.True((await JsonAsync(await GetAsync("/api/sweeps/1/trials/2"))).GetProperty("synthetic").GetBoolean());

    [Fact]
    public async Task A_trial_states_its_split()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps/1/trials/2"));

        Assert.Equal(2_800, json.GetProperty("split").GetProperty("validation_rows").GetInt32());
        Assert.Equal(9_223_372_036_854_775_807UL, json.GetProperty("row").GetProperty("seed").GetUInt64());
    }

    [Fact]
    public async Task Weights_are_a_file_to_download()
    {
        var response = await GetAsync("/api/sweeps/1/trials/0/model");

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("sweep-1-trial-0.safetensors", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync(Cancellation));
    }
}
