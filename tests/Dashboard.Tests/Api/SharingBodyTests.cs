using System.Net;
using System.Text;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class SharingBodyTests : ApiTestBase
{
    [Theory]
    [InlineData("""{"priority":1,"weight":"heavy"}""", "weight", "found \"heavy\": expected a number")]
    [InlineData("""{"priority":1.5,"weight":1}""", "priority", "found 1.5: expected a whole number")]
    [InlineData("""{"priority":99999999999,"weight":1}""", "priority", "found 99999999999: expected a whole number")]
    [InlineData("""{"priority":null,"weight":1}""", "priority", "found null: expected a whole number")]
    [InlineData(
        """{"priority":1,"weight":1,"max_running":[]}""",
        "max_running",
        "found a list: expected a whole number or null"
    )]
    [InlineData(
        """{"priority":1,"weight":1,"max_runing":3}""",
        "max_runing",
        "unknown key 'max_runing'; did you mean 'max_running'?"
    )]
    [InlineData(
        """{"priority":1,"weight":1,"colour":3}""",
        "colour",
        "unknown key 'colour'; expected 'priority', 'weight', 'max_running'"
    )]
    [InlineData("""{"priority":1,"weight":1,"weight":2}""", "weight", "'weight' is there twice: expected once")]
    [InlineData("""{"priority":1}""", "weight", "'weight' is missing: expected a number")]
    [InlineData("""{"priority":1,"weight":1000}""", "weight", "is 1000; expected 0.01 to 100")]
    [InlineData("""{"priority":1,"weight":null}""", "weight", "found null: expected a number")]
    [InlineData("[]", "", "found a list: expected a JSON object with priority, weight, max_running")]
    [InlineData("null", "", "found null: expected a JSON object with priority, weight, max_running")]
    [InlineData("not json", "", "found something that is not JSON: expected a JSON object")]
    [InlineData("", "", "found something that is not JSON: expected a JSON object")]
    public async Task A_body_that_is_not_valid_is_refused_with_the_key_and_changes_nothing(
        string body,
        string key,
        string message
    )
    {
        var response = await PutAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var error = (await JsonAsync(response)).GetProperty("errors")[0];
        Assert.Equal((key, message), (error.GetProperty("key").GetString(), error.GetProperty("message").GetString()));
        Assert.Empty(Grains.Actions);
    }

    [Fact]
    public async Task What_is_wrong_with_a_body_is_told_in_sentences() =>
        Assert.Equal(
            "max_runing: unknown key 'max_runing'; did you mean 'max_running'? weight: 'weight' is missing: expected a number.",
            (await JsonAsync(await PutAsync("""{"priority":1,"max_runing":3}"""))).GetProperty("detail").GetString()
        );

    [Fact]
    public async Task A_body_that_does_not_call_itself_json_is_refused()
    {
        var response = await PutAsync("{}", "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(
            "The content type is 'text/plain; charset=utf-8': expected application/json.",
            (await JsonAsync(response)).GetProperty("detail").GetString()
        );
    }

    [Fact]
    public async Task No_limit_of_what_runs_at_once_may_be_left_out()
    {
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("""{"priority":-3,"weight":2}""")).StatusCode);
        Assert.Equal([$"share {new SweepSharing(-3, 2, null)}"], Grains.Actions);
    }

    private Task<HttpResponseMessage> PutAsync(string body, string type = "application/json") =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "/api/sweeps/1/sharing")
            {
                Content = new StringContent(body, Encoding.UTF8, type),
            }
        );
}
