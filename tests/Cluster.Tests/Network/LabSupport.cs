namespace GearSweep.Cluster.Tests.Network;

/// <summary>Whether this machine lets the tests build a network.</summary>
internal static class LabSupport
{
    private static readonly Lazy<Task<string?>> Reason = new(ReasonAsync);

    /// <summary>Skips the test, with the reason, where no network can be built.</summary>
    public static async Task RequireAsync()
    {
        if (await Reason.Value is { } reason) Assert.Skip(reason);
    }

    private static async Task<string?> ReasonAsync()
    {
        if (!OperatingSystem.IsLinux()) return "network namespaces are a thing of Linux";
        if (!Environment.IsPrivilegedProcess) return "network namespaces need root";
        try
        {
            await using var lab = await NetworkLab.BuildAsync(hosts: 1);
            return null;
        }
        catch (IpException error)
        {
            return $"no network of namespaces can be built here: {error.Message}";
        }
    }
}
