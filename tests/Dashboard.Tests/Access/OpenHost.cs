using System.Net;
using System.Net.Http.Headers;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Shared.Access;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Access;

/// <summary>The dashboard at every address of this machine, with tokens that a test knows.</summary>
internal sealed class OpenHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PagesHost _pages;

    private OpenHost(DirectoryInfo folder, PagesHost pages, AccessTokens tokens)
    {
        (_folder, _pages, Tokens) = (folder, pages, tokens);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(pages.Address),
        };
    }

    public AccessTokens Tokens { get; private set; }

    public HttpClient Client { get; }

    public string Address => _pages.Address;

    public PagesHost Pages => _pages;

    public string File => FileIn(_folder);

    public static async Task<OpenHost> StartAsync(IGrainFactory grains, Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("gearsweep-access-");
        var tokens = AccessFile.Create(FileIn(folder))!;
        var pages = await PagesHost.StartAsync(
            grains,
            TestContext.Current.CancellationToken,
            configure: configure,
            listen: IPAddress.Any,
            arguments: ["--Access:File", FileIn(folder)]
        );
        return new OpenHost(folder, pages, tokens);
    }

    /// <summary>Replaces the tokens, as the command does.</summary>
    public void Rotate(AccessRole? role = null)
    {
        var made = AccessFile.Rotate(File, role);
        Tokens = new AccessTokens(made.View ?? Tokens.View, made.Operate ?? Tokens.Operate);
    }

    /// <summary>Sends a request with a token, or without one.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token = null)
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), token);

    public Task<HttpResponseMessage> PostAsync(string path, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path), token);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _pages.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "gearsweep.db.access.json");
}
