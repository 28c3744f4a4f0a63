namespace GearSweep.Dashboard;

/// <summary>
/// The host names under which a dashboard that listens on loopback alone answers: a page elsewhere that has its own name point to 127.0.0.1
/// (DNS rebinding) is refused.
/// </summary>
internal static class LoopbackHosts
{
    private const string Names = "localhost;127.0.0.1;[::1]";

    /// <summary>The names; <see langword="null"/> where the configuration names hosts itself, or listens on other addresses too.</summary>
    public static string? Of(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 }) return null;
        var urls = configuration["urls"] ?? "http://localhost:5000";
        return urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback) ? Names : null;
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
}
