using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GearSweep.Cli.Http;

/// <summary>A web server on this machine that gives one answer to everything.</summary>
internal sealed class SimulatedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;

    public SimulatedServer(int status, string type, string body, string? location = null)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _answering = AnswerAsync(status, type, Encoding.UTF8.GetBytes(body), location);
    }

    public string Address { get; }

    /// <summary>What said who asked, for each request.</summary>
    public List<string?> Authorizations { get; } = [];

    public void Dispose()
    {
        _listener.Close();
        _answering.Wait();
    }

    private async Task AnswerAsync(int status, string type, byte[] body, string? location)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Authorizations.Add(context.Request.Headers["Authorization"]);
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            if (location is not null)
                context.Response.RedirectLocation = location;
            context.Response.Close(body, willBlock: true);
        }
    }
}
