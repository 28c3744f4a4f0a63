using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using GearSweep.Shared.Formats;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>The API's description, which a stored copy pins: every path, key and status of the wire.</summary>
public sealed class ApiDocumentTests : ApiTestBase
{
    private const string Renew = "GEARSWEEP_RENEW_OPENAPI";

    [Fact]
    public async Task What_is_served_is_what_is_stored_beside_this_test()
    {
        var served = $"{(await DocumentAsync()).ToJsonString(JsonFormat.Report)}\n";
        var file = Path.Combine(Path.GetDirectoryName(SourceFile())!, "openapi.json");
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
            await File.WriteAllTextAsync(file, served, Cancellation);
        var stored = await File.ReadAllTextAsync(file, Cancellation);
        Assert.True(
            stored == served,
            $"The API is not what tests/Dashboard.Tests/Api/openapi.json says ({Difference(stored, served)}). Programs of others read it: if the change is meant, "
                + $"say so in CHANGELOG.md and run this test once with the environment variable {Renew}=1, which writes the file."
        );
    }

    [Fact]
    public async Task Every_endpoint_of_the_API_is_in_it_with_a_name_of_its_own_a_summary_and_its_answers()
    {
        await using var host = await ApiHost.StartAsync(new SimulatedGrains());
        var operations = Operations(await DocumentAsync());
        var mapped = EndpointCall
            .Of(host.Endpoints)
            .Where(call => call.Method != "HEAD" && call.Pattern.StartsWith("/api", StringComparison.Ordinal))
            .Select(call => $"{call.Method} {WithoutConstraints(call.Pattern)}");
        Assert.Equal(mapped.Order(), operations.Keys.Order());
        Assert.Distinct(operations.Values.Select(o => o.GetProperty("operationId").GetString()));
        Assert.All(
            operations,
            named =>
            {
                Assert.EndsWith(".", named.Value.GetProperty("summary").GetString(), StringComparison.Ordinal);
                var answers = named.Value.GetProperty("responses").EnumerateObject().ToList();
                Assert.Contains(answers, answer => answer.Name is "200" or "201");
                Assert.Contains(answers, answer => answer.Name == "503");
                Assert.All(
                    answers.Where(answer => answer.Name[0] is '4' or '5'),
                    answer =>
                        Assert.Equal(
                            "#/components/schemas/ProblemDetails",
                            Schema(answer.Value, "application/problem+json")
                        )
                );
            }
        );
    }

    [Theory]
    [InlineData("GET /api/cluster", "200", "ClusterView")]
    [InlineData("GET /api/sweeps", "200", "PageOfSweepRow")]
    [InlineData("POST /api/sweeps", "201", "LaunchedSweep")]
    [InlineData("POST /api/sweeps/preview", "200", "SweepPreview")]
    [InlineData("GET /api/sweeps/{sweep}", "200", "SweepDetail")]
    [InlineData("GET /api/sweeps/{sweep}/trials", "200", "PageOfTrialRow")]
    [InlineData("GET /api/sweeps/{sweep}/trials/{trial}", "200", "TrialDetail")]
    [InlineData("POST /api/sweeps/{sweep}/cancel", "200", "ActionReply")]
    public async Task An_answer_is_the_record_that_the_endpoint_writes(
        string operation,
        string status,
        string schema
    ) =>
        Assert.Equal(
            $"#/components/schemas/{schema}",
            Schema(
                Operations(await DocumentAsync())[operation].GetProperty("responses").GetProperty(status),
                "application/json"
            )
        );

    [Theory]
    [InlineData("POST /api/sweeps", "application/yaml")]
    [InlineData("POST /api/sweeps/preview", "application/yaml")]
    [InlineData("PUT /api/sweeps/{sweep}/sharing", "application/json")]
    public async Task A_body_that_is_read_is_told_with_its_type(string operation, string type) =>
        Assert.True(
            Operations(await DocumentAsync())[operation]
                .GetProperty("requestBody")
                .GetProperty("content")
                .TryGetProperty(type, out _)
        );

    private static string? Schema(JsonElement answer, string type) =>
        answer.GetProperty("content").GetProperty(type).GetProperty("schema").GetProperty("$ref").GetString();

    private static Dictionary<string, JsonElement> Operations(JsonNode document) =>
        JsonElement
            .Parse(document["paths"]!.ToJsonString())
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value))
            )
            .ToDictionary();

    private static string WithoutConstraints(string pattern) =>
        string.Join('/', pattern.Split('/').Select(part => part.Contains(':') ? $"{part.Split(':')[0]}}}" : part));

    private static string Difference(string stored, string served)
    {
        var (old, now) = (stored.Split('\n'), served.Split('\n'));
        var line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: '{old.ElementAtOrDefault(line)?.Trim()}' is stored, '{now.ElementAtOrDefault(line)?.Trim()}' served";
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await (await GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync(Cancellation))!;
}
