using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>Requests to an in-process host, which starts with the first one.</summary>
public abstract class ApiTestBase : IAsyncDisposable
{
    private ApiHost? _host;

    private protected SimulatedGrains Grains { get; init; } = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static StringContent Yaml(string text) => new(text, Encoding.UTF8, "application/yaml");

    private protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    private protected async Task<HttpResponseMessage> GetAsync(string path) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    private protected async Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

    private protected async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        _host ??= await ApiHost.StartAsync(Grains);
        return await _host.Client.SendAsync(request, Cancellation);
    }
}
