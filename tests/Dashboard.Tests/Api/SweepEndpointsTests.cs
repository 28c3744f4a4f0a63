using System.Net;
using System.Text;
using System.Text.Json;
using GearSweep.Dashboard.Api;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Api;

public sealed class SweepEndpointsTests : ApiTestBase
{
    [Theory]
    [InlineData("sort=colour", "sort")]
    [InlineData("sort=name&descending=maybe", "descending")]
    public async Task An_order_that_sweeps_do_not_have_is_refused_by_name(string order, string key)
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/sweeps?sort=name&descending=true")).StatusCode);
        var response = await GetAsync($"/api/sweeps?{order}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(key, (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Sweeps_are_listed_in_snake_case_with_their_total()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps?text=first&skip=0&take=10"));

        Assert.Equal(1, json.GetProperty("total").GetInt32());
        var row = json.GetProperty("items")[0];
        Assert.Equal("running", row.GetProperty("state").GetString());
        Assert.Equal(10, row.GetProperty("seconds_left").GetDouble());
    }

    [Theory]
    [InlineData("take=1001", "take")]
    [InlineData("take=0", "take")]
    [InlineData("take=many", "take")]
    [InlineData("skip=-1", "skip")]
    [InlineData("take=5&take=6", "take")]
    [InlineData("txet=first", "txet")]
    public async Task A_query_out_of_bounds_or_misspelt_is_refused_by_name(string query, string key)
    {
        var response = await GetAsync($"/api/sweeps?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(key, (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_launch_answers_with_the_address_of_the_new_sweep()
    {
        var response = await PostAsync("/api/sweeps", Yaml("name: mine"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/api/sweeps/7", response.Headers.Location?.ToString());
        Assert.Equal(7, (await JsonAsync(response)).GetProperty("sweep").GetInt32());
        Assert.Equal(["name: mine"], Grains.Launched);
    }

    [Theory]
    [InlineData("/api/sweeps")]
    [InlineData("/api/sweeps/preview")]
    public async Task A_refused_specification_comes_back_with_every_error_and_starts_nothing(string path)
    {
        var response = await PostAsync(path, Yaml(SimulatedGrains.RefusedYaml));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var json = await JsonAsync(response);
        Assert.Equal("line 1, nonsense: there is no such key.", json.GetProperty("detail").GetString());
        var error = json.GetProperty("errors")[0];
        Assert.Equal(1, error.GetProperty("line").GetInt32());
        Assert.Equal("nonsense", error.GetProperty("key").GetString());
        Assert.Equal("there is no such key", error.GetProperty("message").GetString());
        Assert.Empty(Grains.Launched);
    }

    [Fact]
    public async Task A_preview_says_what_a_sweep_would_cost()
    {
        var json = await JsonAsync(await PostAsync("/api/sweeps/preview", Yaml("name: mine")));

        Assert.Equal(2, json.GetProperty("trials").GetInt32());
        Assert.Equal(17_000, json.GetProperty("largest_model").GetInt64());
        Assert.Equal(12.5, json.GetProperty("seconds").GetDouble());
    }

    [Fact]
    public async Task A_body_that_does_not_call_itself_yaml_is_refused()
    {
        var response = await PostAsync("/api/sweeps", new StringContent("name: mine", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains(
            "application/yaml",
            (await JsonAsync(response)).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
        Assert.Empty(Grains.Launched);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_or_without_a_stated_length(bool stated)
    {
        var content = Yaml(new string('#', SpecificationBody.MaxBytes + 1));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sweeps") { Content = content };
        if (!stated)
        {
            content.Headers.ContentLength = null;
            request.Headers.TransferEncodingChunked = true;
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(request)).StatusCode);
        Assert.Empty(Grains.Launched);
    }

    [Fact]
    public async Task A_body_of_just_the_limit_is_launched()
    {
        var response = await PostAsync("/api/sweeps", Yaml(new string('#', SpecificationBody.MaxBytes)));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused_with_the_place()
    {
        var content = new ByteArrayContent([(byte)'a', 0xFF]);
        content.Headers.ContentType = new("application/yaml");

        var response = await PostAsync("/api/sweeps", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "at byte 1",
            (await JsonAsync(response)).GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_sweep_comes_with_its_specification()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps/1"));

        Assert.Equal("name: first", json.GetProperty("yaml").GetString());
        Assert.Equal("first", json.GetProperty("row").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_sweep_says_its_channels_and_which_one_is_the_target()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps/1"));

        Assert.Equal(
            """[{"name":"a1","unit":""},{"name":"a4","unit":"g"}]""",
            JsonSerializer.Serialize(json.GetProperty("channels"))
        );
        Assert.Equal(
            """{"name":"a4","unit":"g"}""",
            JsonSerializer.Serialize(json.GetProperty("row").GetProperty("target"))
        );
    }

    [Theory]
    [InlineData("GET", "/api/sweeps/2")]
    [InlineData("GET", "/api/sweeps/2/curves")]
    [InlineData("GET", "/api/sweeps/2/heatmap")]
    [InlineData("GET", "/api/sweeps/2/trials")]
    [InlineData("GET", "/api/sweeps/2/trials.csv")]
    [InlineData("GET", "/api/sweeps/2/trials/0")]
    [InlineData("GET", "/api/sweeps/2/trials/0/model")]
    [InlineData("GET", "/api/sweeps/1/trials/1/model")]
    [InlineData("POST", "/api/sweeps/2/pause")]
    [InlineData("POST", "/api/sweeps/1/trials/99/retry")]
    [InlineData("GET", "/api/sweeps/first")]
    [InlineData("GET", "/api/nowhere")]
    public async Task What_is_not_there_is_answered_with_a_problem_document(string method, string path)
    {
        var response = await SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(Grains.Actions);
    }

    [Fact]
    public async Task Curves_come_as_columns_after_a_cursor_with_null_for_what_was_not_measured()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps/1/curves?after=41&trial=0&condition=8.33x0"));

        Assert.Equal(42, json.GetProperty("cursor").GetInt64());
        Assert.Equal(0.5, json.GetProperty("train_mse")[0].GetDouble());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.GetProperty("validation_mse")[0].ValueKind);
        var query = Assert.Single(Grains.CurveQueries);
        Assert.Equal((41, 0, SimulatedGrains.Slow), (query.After, query.Trial, Assert.Single(query.Conditions!)));
    }

    [Fact]
    public async Task The_heat_map_has_a_cell_for_each_condition()
    {
        var json = await JsonAsync(await GetAsync("/api/sweeps/1/heatmap"));

        var row = json.GetProperty("rows")[0];
        Assert.Equal("lstm", row.GetProperty("configuration").GetProperty("cell").GetString());
        Assert.True(row.GetProperty("cells")[0].GetProperty("best").GetBoolean());
    }

    [Theory]
    [InlineData("pause", "pause")]
    [InlineData("cancel", "cancel")]
    [InlineData("retry", "retry")]
    [InlineData("trials/2/retry", "retry 2")]
    public async Task An_action_reaches_the_sweep(string path, string action)
    {
        var response = await PostAsync($"/api/sweeps/1/{path}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([action], Grains.Actions);
    }

    [Fact]
    public async Task How_a_sweep_shares_the_slots_can_be_changed()
    {
        var response = await SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "/api/sweeps/1/sharing")
            {
                Content = new StringContent(
                    """{ "priority": 2, "weight": 0.5, "max_running": 3 }""",
                    Encoding.UTF8,
                    "application/json"
                ),
            }
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([$"share {new SweepSharing(2, 0.5, 3)}"], Grains.Actions);
    }

    [Fact]
    public async Task An_action_that_changes_nothing_is_a_conflict_with_the_reason()
    {
        var response = await PostAsync("/api/sweeps/1/resume");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("The sweep is not paused.", (await JsonAsync(response)).GetProperty("detail").GetString());
    }
}
