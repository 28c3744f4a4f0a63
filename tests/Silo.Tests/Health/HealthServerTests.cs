using System.ComponentModel.DataAnnotations;
using System.Net;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Health;

public sealed class HealthServerTests : IDisposable
{
    private static readonly (string, string) AnyPort = ("Health:Url", "http://127.0.0.1:0");
    private readonly TestFolder _folder = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_worker_is_ready_once_it_has_joined_and_for_as_long_as_a_head_answers()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0);
        await using var worker = await TestHead.JoinAsync(_folder, head, slots: 0, AnyPort);
        Assert.Equal((HttpStatusCode.OK, "live"), await GetAsync(worker, "live"));
        // It hears a moment later where the head's grains are.
        await Until.TrueAsync(async () => await GetAsync(worker, "ready") == (HttpStatusCode.OK, "ready"));
        Assert.Equal(
            (HttpStatusCode.NotFound, "404: GET /health/live and GET /health/ready are all that there is"),
            await GetAsync(worker, "else")
        );
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_is_alive_and_no_longer_ready()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, more: AnyPort);
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(head, "ready"));
        (HttpStatusCode, string) alive = default,
            ready = default;
        using var last = head
            .Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping.Register(() =>
            {
                alive = GetAsync(head, "live").GetAwaiter().GetResult();
                ready = GetAsync(head, "ready").GetAwaiter().GetResult();
            });
        await head.DisposeAsync();
        Assert.Equal((HttpStatusCode.OK, "live"), alive);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "this process is stopping"), ready);
    }

    [Fact]
    public async Task Nothing_answers_unless_it_was_asked_for()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0);
        Assert.Null(head.Services.GetService<HealthServer>());
    }

    [Theory]
    [InlineData("8081")]
    [InlineData("https://127.0.0.1:8081")]
    [InlineData("http://127.0.0.1:8081/health")]
    [InlineData("http://some-host:8081")]
    [InlineData("http://127.0.0.1:99999")]
    public void An_address_that_is_none_is_refused_with_the_key_and_what_was_found(string url)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Health:Url", url)]).Build();
        var error = Assert.Throws<ValidationException>(() => OptionsSections.Read<HealthOptions>(configuration));
        Assert.Contains("Health:Url", error.Message);
        Assert.Contains($"'{url}'", error.Message);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_key()
    {
        await using var first = await TestHead.StartAsync(_folder, slots: 0, more: AnyPort);
        using var other = new TestFolder();
        var taken = first.Services.GetRequiredService<HealthServer>().Address;
        var error = await Assert.ThrowsAsync<ValidationException>(() =>
            TestHead.StartAsync(other, slots: 0, more: ("Health:Url", taken))
        );
        Assert.Contains("Health:Url", error.Message);
        Assert.Equal(error.Message, StartupFailure.Explain(error));
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(TestHead silo, string page)
    {
        var address = silo.Services.GetRequiredService<HealthServer>().Address;
        using var answer = await _client.GetAsync(
            new Uri($"{address}/health/{page}"),
            TestContext.Current.CancellationToken
        );
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
