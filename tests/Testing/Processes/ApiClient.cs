using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GearSweep.Testing.Processes;

/// <summary>A dashboard's API.</summary>
/// <param name="address">The dashboard's address.</param>
/// <param name="transport">How it is reached; <see langword="null"/> for the usual way.</param>
public sealed class ApiClient(Uri address, HttpMessageHandler? transport = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(transport ?? new SocketsHttpHandler())
    {
        BaseAddress = address,
        Timeout = Patience,
    };

    /// <summary>Launches a sweep.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> LaunchAsync(string yaml)
    {
        using var body = new StringContent(yaml, Encoding.UTF8, "application/yaml");
        using var answer = await _client.PostAsync(new Uri("api/sweeps", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return int.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Asks for something, whatever the answer.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for something of the API.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellation = default) =>
        JsonElement.Parse(await _client.GetStringAsync(new Uri($"api/{path}", UriKind.Relative), cancellation));

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
