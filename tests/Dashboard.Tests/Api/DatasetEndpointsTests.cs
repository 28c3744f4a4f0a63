using System.Net;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class DatasetEndpointsTests : ApiTestBase
{
    [Fact]
    public async Task Files_are_listed_with_those_that_cannot_be_read()
    {
        var json = await JsonAsync(await GetAsync("/api/datasets"));

        Assert.Equal("No fault", json[0].GetProperty("gear").GetString());
        Assert.Equal(0.0002, json[0].GetProperty("segments")[0].GetProperty("sample_period_seconds").GetDouble());
        Assert.Equal("broken.csv, line 3, sensor1: 'x' is not a number", json[1].GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_dataset_is_described_by_pandas_eight_figures()
    {
        var json = await JsonAsync(await GetAsync("/api/datasets/no_fault/describe"));

        var names = json[0].EnumerateObject().Select(p => p.Name);
        Assert.Equal(["column", "count", "mean", "std", "min", "q25", "q50", "q75", "max"], names);
    }

    [Theory]
    [InlineData("unheard_of", HttpStatusCode.NotFound)]
    [InlineData("..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("broken", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_described_is_answered_with_the_reason(string name, HttpStatusCode status)
    {
        var response = await GetAsync($"/api/datasets/{name}/describe");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
