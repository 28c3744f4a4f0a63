using System.Net;
using System.Text;
using System.Text.Json;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>What holds for everything under <c>/api</c> and <c>/health</c>, also for what is mapped tomorrow.</summary>
public sealed class EveryEndpointTests
{
    private static readonly string[] Inner = ["Exception", "Orleans", "   at ", "silo", "grain", "System."];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_a_good_request()
    {
        await using var host = await HealthyAsync();
        var calls = EndpointCall.Of(host.Endpoints);
        Assert.True(calls.Count > 20);
        await AllAsync(
            calls,
            async call =>
            {
                using var answer = await host.Client.SendAsync(call.Request(), Cancellation);
                return answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict
                    ? null
                    : $"{(int)answer.StatusCode}";
            }
        );
    }

    [Fact]
    public async Task Answers_HEAD_where_it_answers_GET_with_the_same_status_and_type()
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints).Where(c => c.Method == "GET"),
            async call =>
            {
                using var get = await host.Client.SendAsync(call.Request(), Cancellation);
                using var head = await host.Client.SendAsync(call.Request(method: "HEAD"), Cancellation);
                return
                    (get.StatusCode, $"{get.Content.Headers.ContentType}")
                    == (head.StatusCode, $"{head.Content.Headers.ContentType}")
                    ? null
                    : $"{(int)get.StatusCode} {get.Content.Headers.ContentType} for GET, {(int)head.StatusCode} {head.Content.Headers.ContentType} for HEAD";
            }
        );
    }

    [Fact]
    public async Task Refuses_another_method_and_says_which_there_are()
    {
        await using var host = await HealthyAsync();
        var calls = EndpointCall.Of(host.Endpoints);
        await AllAsync(
            calls,
            async call =>
            {
                using var answer = await host.Client.SendAsync(call.Request(method: "PATCH"), Cancellation);
                var allowed = calls.Where(c => c.Pattern == call.Pattern).Select(c => c.Method).Distinct().Order();
                return answer.Content.Headers.Allow.Order().SequenceEqual(allowed)
                    ? await ProblemAsync(answer, HttpStatusCode.MethodNotAllowed)
                    : $"Allow: {string.Join(", ", answer.Content.Headers.Allow)}";
            }
        );
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing/%E2%80%AE%F0%9F%9A%80")]
    public async Task Has_nothing_beneath_it(string more)
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints),
            call =>
                AskAsync(
                    host,
                    call.Request($"{call.Path}{more}"),
                    HttpStatusCode.NotFound,
                    HttpStatusCode.MethodNotAllowed
                )
        );
    }

    [Theory]
    [InlineData("?text=a%00b")]
    [InlineData("?take=%0A")]
    [InlineData("?%1B[2J=1")]
    [InlineData("?text=%EF%BF%BD")]
    [InlineData("%0A")]
    [InlineData("/%7F")]
    public async Task Refuses_control_characters_in_the_address(string more)
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints).Where(c => c.Path.StartsWith("/api", StringComparison.Ordinal)),
            call => AskAsync(host, call.Request(call.Path + more), HttpStatusCode.BadRequest)
        );
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("2147483648")]
    [InlineData("-1")]
    [InlineData("0x1")]
    [InlineData("1.5")]
    [InlineData("NaN")]
    public async Task Bounds_the_numbers_of_its_path(string number)
    {
        await using var host = await HealthyAsync();
        foreach (var parameter in new[] { "sweep", "trial", "slots" })
        {
            await AllAsync(
                EndpointCall
                    .Of(host.Endpoints)
                    .Where(c => c.Pattern.Contains($"{{{parameter}:", StringComparison.Ordinal)),
                call =>
                    AskAsync(
                        host,
                        call.Request(
                            string.Join(
                                '/',
                                call.Pattern.Split('/')
                                    .Select(part =>
                                        part.StartsWith($"{{{parameter}:", StringComparison.Ordinal) ? number
                                        : part.StartsWith('{') ? "1"
                                        : part
                                    )
                            )
                        ),
                        HttpStatusCode.NotFound,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.MethodNotAllowed
                    )
            );
        }
    }

    [Theory]
    [InlineData("skip=-1")]
    [InlineData("skip=99999999999999999999")]
    [InlineData("take=2147483648")]
    [InlineData("take=1e3")]
    [InlineData("page=99999999999")]
    [InlineData("after=-1")]
    [InlineData("max_trials=-1")]
    [InlineData("trial=NaN")]
    public async Task Bounds_the_numbers_of_its_query_or_does_not_read_them(string query)
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints),
            async call =>
            {
                using var answer = await host.Client.SendAsync(call.Request($"{call.Path}?{query}"), Cancellation);
                return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound
                        ? await ProblemAsync(answer, answer.StatusCode)
                    : answer.StatusCode < HttpStatusCode.InternalServerError ? null
                    : $"{(int)answer.StatusCode}";
            }
        );
    }

    [Fact]
    public async Task Refuses_a_body_beyond_all_bounds()
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints).Where(c => !c.IsRead),
            call =>
            {
                var request = call.Request();
                request.Content = new ByteArrayContent(new byte[2 * 1024 * 1024]);
                request.Content.Headers.ContentType = new("application/json");
                return AskAsync(host, request, HttpStatusCode.RequestEntityTooLarge);
            }
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("nonsense")]
    public async Task Refuses_a_body_of_another_type_where_it_reads_one(string type)
    {
        await using var host = await HealthyAsync();
        await AllAsync(
            EndpointCall.Of(host.Endpoints).Where(c => c.Request().Content is not null),
            call =>
            {
                var request = call.Request();
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("name: mine"));
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                return AskAsync(host, request, HttpStatusCode.UnsupportedMediaType);
            }
        );
    }

    [Fact]
    public async Task Tells_no_more_of_an_error_than_that_there_was_one()
    {
        await using var host = await ApiHost.StartAsync(
            TroubledGrains.Of(new InvalidOperationException("the password of the grain is 1234"))
        );
        await AllAsync(
            OfTheCluster(host),
            async call =>
            {
                using var answer = await host.Client.SendAsync(call.Request(), Cancellation);
                return (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("1234", StringComparison.Ordinal)
                    ? "tells the error"
                    : await ProblemAsync(answer, HttpStatusCode.InternalServerError);
            }
        );
    }

    [Fact]
    public async Task Says_that_the_cluster_cannot_be_reached_in_words_for_people()
    {
        await using var host = await ApiHost.StartAsync(
            TroubledGrains.Of(
                new OrleansException(
                    "Forwarding failed: tried to forward message Request [S127.0.0.1:11111 *grn/Queue]"
                )
            )
        );
        await AllAsync(OfTheCluster(host), call => AskAsync(host, call.Request(), HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task Hands_on_what_the_store_says()
    {
        await using var host = await ApiHost.StartAsync(
            TroubledGrains.Of(new ClusterUnavailableException("The disk is full."))
        );
        await AllAsync(
            OfTheCluster(host),
            async call =>
            {
                using var answer = await host.Client.SendAsync(call.Request(), Cancellation);
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                return call.Method == "HEAD" || text.Contains("The disk is full.", StringComparison.Ordinal)
                    ? await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable)
                    : text;
            }
        );
    }

    [Fact]
    public async Task Waits_a_bounded_time_for_a_cluster_that_does_not_answer()
    {
        var time = new ManualTime();
        await using var host = await ApiHost.StartAsync(TroubledGrains.Of(error: null), time);
        await AllAsync(
            OfTheCluster(host),
            async call =>
            {
                var asked = host.Client.SendAsync(call.Request(), Cancellation);
                while (!asked.IsCompleted)
                {
                    time.Tick();
                    await Task.WhenAny(asked, Task.Delay(5, Cancellation));
                }

                using var answer = await asked;
                return answer.Headers.RetryAfter is null
                    ? "no Retry-After"
                    : await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
            }
        );
    }

    private static IEnumerable<EndpointCall> OfTheCluster(ApiHost host) =>
        EndpointCall.Of(host.Endpoints).Where(c => c.Pattern.StartsWith("/api", StringComparison.Ordinal));

    private static Task<ApiHost> HealthyAsync() => ApiHost.StartAsync(new SimulatedGrains());

    private static async Task<string?> AskAsync(
        ApiHost host,
        HttpRequestMessage request,
        params HttpStatusCode[] statuses
    )
    {
        using var answer = await host.Client.SendAsync(request, Cancellation);
        return await ProblemAsync(answer, statuses);
    }

    /// <summary>
    /// What is wrong with an answer that is to be a problem document; <see langword="null"/> when nothing is.
    /// </summary>
    private static async Task<string?> ProblemAsync(HttpResponseMessage answer, params HttpStatusCode[] statuses)
    {
        if (!statuses.Contains(answer.StatusCode))
            return $"status {(int)answer.StatusCode}";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return $"type {answer.Content.Headers.ContentType}";
        if (answer.RequestMessage!.Method == HttpMethod.Head)
            return null;
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var detail = JsonElement.Parse(text).GetProperty("detail").GetString()!;
        if (!detail.EndsWith('.') || detail.Any(char.IsControl) || detail.Length > 2_000)
            return $"no sentence: {detail}";
        return
            Inner.FirstOrDefault(word =>
                text.Contains(word, StringComparison.Ordinal)
                && !answer.RequestMessage.RequestUri!.AbsolutePath.Contains(word, StringComparison.Ordinal)
            )
                is { } inner
            ? $"'{inner}' in {text}"
            : null;
    }

    private static async Task AllAsync(IEnumerable<EndpointCall> calls, Func<EndpointCall, Task<string?>> fault)
    {
        List<string> faults = [];
        var count = 0;
        foreach (var call in calls)
        {
            count++;
            if (await fault(call) is { } found)
                faults.Add($"{call}: {found}");
        }

        Assert.True(count > 0 && faults.Count == 0, $"of {count}:\n{string.Join('\n', faults)}");
    }
}
