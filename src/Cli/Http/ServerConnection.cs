using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Formats;

namespace GearSweep.Cli.Http;

/// <summary>Asks a server, and makes one sentence of whatever is no answer of GearSweep's.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const string JsonType = "application/json",
        ProblemType = "application/problem+json";
    private const string Expected = "expected the address at which a browser finds the dashboard: --server URL";
    private const int MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10),
        // The server itself says after 30 s that its cluster does not answer.
        Timeout = ClusterTrouble.Timeout + TimeSpan.FromSeconds(15);

    /// <summary>The API's, and nothing may be missing: something that is no GearSweep answers JSON too.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonFormat.Api)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Uri _server;
    private readonly HttpClient _client;

    /// <summary>Makes a connection; nothing is sent yet.</summary>
    /// <param name="server">The server's address, with a slash at its end.</param>
    /// <param name="token">What says who asks; <see langword="null"/> for nobody.</param>
    public ServerConnection(Uri server, string? token)
    {
        _server = server;
        var transport = new SocketsHttpHandler
        {
            // A log-in page elsewhere is no answer, and is not given the token.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTimeout,
            UseCookies = false,
            UseProxy = !server.IsLoopback,
        };
        _client = new HttpClient(transport)
        {
            BaseAddress = new Uri(server, "api/"),
            MaxResponseContentBufferSize = MostBytes,
            Timeout = Timeout,
        };
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(JsonType));
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(ProblemType));
        if (token is not null)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Asks for something.</summary>
    /// <exception cref="ServerException">There is no such answer.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync<T>(request, cancellation);
    }

    /// <summary>Asks to do something.</summary>
    /// <exception cref="ServerException">It is not done, or may not be.</exception>
    public async Task<T> PostAsync<T>(string path, HttpContent? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        return await SendAsync<T>(request, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation)
    {
        var isWish = request.Method != HttpMethod.Get;
        try
        {
            using var answer = await _client.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsByteArrayAsync(cancellation);
            var type = answer.Content.Headers.ContentType?.MediaType;
            if (!answer.IsSuccessStatusCode)
                throw (type == ProblemType ? Refusal(answer, Read<ProblemDocument>(text)) : null) ?? Stranger(answer);
            return (type == JsonType ? Read<T>(text) : default) ?? throw Stranger(answer);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ServerException($"{_server} does not answer in time.", late) { MayBeDone = isWish };
        }
        catch (HttpRequestException error)
        {
            var reason = Innermost(error).Message;
            throw IsUnsent(error)
                ? new ServerException($"nobody answers at {_server} ({reason}); {Expected}", error)
                : new ServerException($"{_server} ended the connection without an answer ({reason}); {Expected}", error)
                {
                    MayBeDone = isWish,
                };
        }
    }

    /// <summary>Whether the server cannot have seen a request.</summary>
    private static bool IsUnsent(HttpRequestException error) =>
        error.HttpRequestError
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    private ServerException Refusal(HttpResponseMessage answer, ProblemDocument? problem)
    {
        if (problem?.Detail is null)
            return Stranger(answer);
        var advice = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized when _client.DefaultRequestHeaders.Authorization is null =>
                " Give a token with --token-file FILE or in the environment variable GEARSWEEP_TOKEN.",
            _ => "",
        };
        return new ServerException(problem.Detail + advice)
        {
            Status = answer.StatusCode,
            Errors = problem.Errors ?? [],
            MayBeDone = answer.StatusCode >= HttpStatusCode.InternalServerError,
        };
    }

    private ServerException Stranger(HttpResponseMessage answer)
    {
        var type = answer.Content.Headers.ContentType?.MediaType ?? "no content";
        var elsewhere = answer.Headers.Location is { } place ? $", to {place}" : "";
        return new ServerException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_server} answers, but not as GearSweep {ProductVersion.Shorten(ProductVersion.Text)} does (status {(int)answer.StatusCode}, {type}{elsewhere}); {Expected}"
            )
        );
    }

    private static T? Read<T>(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
