using System.Globalization;
using System.Net;
using System.Text;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Http;

/// <summary>A server's REST API as far as the command line needs it; <c>/openapi/v1.json</c> has all of it.</summary>
/// <remarks>
/// Every method throws a <see cref="ServerException"/> when the server is not there, is no GearSweep, or refuses.
/// </remarks>
/// <param name="connection">How the server is reached.</param>
internal sealed class GearSweepClient(ServerConnection connection) : IDisposable
{
    private async Task<T?> FindAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await connection.GetAsync<T>(path, cancellation);
        }
        catch (ServerException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private const string Yaml = "application/yaml";

    /// <summary>The silos, and what runs on them.</summary>
    public Task<ClusterView> ClusterAsync(CancellationToken cancellation) =>
        connection.GetAsync<ClusterView>("cluster", cancellation);

    /// <summary>Has a silo hand back what it trains, and leave.</summary>
    public Task<ActionReply> DrainAsync(string silo, CancellationToken cancellation) =>
        ActAsync($"cluster/silos/{Uri.EscapeDataString(silo)}/drain", cancellation);

    /// <summary>Gives a silo trials again that was quarantined.</summary>
    public Task<ActionReply> ClearAsync(string silo, CancellationToken cancellation) =>
        ActAsync($"cluster/silos/{Uri.EscapeDataString(silo)}/clear", cancellation);

    /// <summary>Changes how many slots a silo has.</summary>
    public Task<ActionReply> SetSlotsAsync(string silo, int slots, CancellationToken cancellation) =>
        ActAsync($"cluster/silos/{Uri.EscapeDataString(silo)}/slots/{Text(slots)}", cancellation);

    /// <summary>The newest sweeps, or those with a text in them.</summary>
    public Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, CancellationToken cancellation)
    {
        var only = string.IsNullOrEmpty(text) ? "" : $"&text={Uri.EscapeDataString(text)}";
        return connection.GetAsync<Page<SweepRow>>($"sweeps?skip={Text(skip)}&take={Text(take)}{only}", cancellation);
    }

    /// <summary>A sweep; <see langword="null"/> when there is none of that id.</summary>
    public Task<SweepDetail?> SweepAsync(int sweep, CancellationToken cancellation) =>
        FindAsync<SweepDetail>($"sweeps/{Text(sweep)}", cancellation);

    /// <summary>A trial with its attempts; <see langword="null"/> when there is none of that number.</summary>
    public Task<TrialDetail?> TrialAsync(int sweep, int trial, CancellationToken cancellation) =>
        FindAsync<TrialDetail>($"sweeps/{Text(sweep)}/trials/{Text(trial)}", cancellation);

    /// <summary>Launches a sweep. A specification that is refused is an exception with every error in it.</summary>
    public async Task<int> LaunchAsync(string yaml, CancellationToken cancellation)
    {
        using var body = new StringContent(yaml, Encoding.UTF8, Yaml);
        return (await connection.PostAsync<LaunchedSweep>("sweeps", body, cancellation)).Sweep;
    }

    /// <summary>Begins nothing new of a sweep.</summary>
    public Task<ActionReply> PauseAsync(int sweep, CancellationToken cancellation) =>
        ActAsync($"sweeps/{Text(sweep)}/pause", cancellation);

    /// <summary>Goes on with a sweep that was paused.</summary>
    public Task<ActionReply> ResumeAsync(int sweep, CancellationToken cancellation) =>
        ActAsync($"sweeps/{Text(sweep)}/resume", cancellation);

    /// <summary>Stops a sweep for good.</summary>
    public Task<ActionReply> CancelAsync(int sweep, CancellationToken cancellation) =>
        ActAsync($"sweeps/{Text(sweep)}/cancel", cancellation);

    /// <summary>Queues a sweep's failed trials again.</summary>
    public Task<ActionReply> RetryAsync(int sweep, CancellationToken cancellation) =>
        ActAsync($"sweeps/{Text(sweep)}/retry", cancellation);

    /// <summary>Trains further seeds of the configurations that cannot be told from AR* yet.</summary>
    public Task<ActionReply> AddSeedsAsync(int sweep, int seeds, CancellationToken cancellation) =>
        ActAsync($"sweeps/{Text(sweep)}/seeds?seeds={Text(seeds)}", cancellation);

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>A wish: 409 is a no with its reason.</summary>
    private async Task<ActionReply> ActAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await connection.PostAsync<ActionReply>(path, null, cancellation);
        }
        catch (ServerException error) when (error.Status == HttpStatusCode.Conflict)
        {
            return new ActionReply(Done: false, error.Message);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
