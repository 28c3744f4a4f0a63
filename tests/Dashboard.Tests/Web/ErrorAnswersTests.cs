using System.Net;
using GearSweep.Dashboard.Tests.Api;

namespace GearSweep.Dashboard.Tests.Web;

public sealed class ErrorAnswersTests : ApiTestBase
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/sweeps/1/nowhere")]
    [InlineData("/nowhere.css")]
    public async Task An_address_without_a_page_has_the_status_for_it_and_a_page_that_says_so(string path)
    {
        var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "<title>GearSweep</title>",
            await response.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("DELETE", "/sweeps", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/nowhere.css", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api", HttpStatusCode.NotFound)]
    [InlineData("GET", "/API/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/health", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/health/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/sweeps/preview", HttpStatusCode.MethodNotAllowed)]
    public async Task Everything_else_that_is_not_there_is_a_problem_document(
        string method,
        string path,
        HttpStatusCode status
    )
    {
        var response = await SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(
            (status, "application/problem+json"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType)
        );
        Assert.EndsWith(".", (await JsonAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
