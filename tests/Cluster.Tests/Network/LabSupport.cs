namespace GearSweep.Cluster.Tests.Network;

/// <summary>Whether this machine lets the tests build a network.</summary>
internal static class LabSupport
{
    private static readonly Lazy<Task<string?>> Reason = new(ReasonAsync);

    /// <summary>
    /// Does not run the test, with the reason, where no network can be built or something else is missing.
    /// </summary>
    /// <param name="missing">What else the test needs and the machine lacks; <see langword="null"/> for
    /// nothing.</param>
    public static async Task RequireAsync(string? missing = null)
    {
        if ((await Reason.Value ?? missing) is { } reason)
            Refuse(reason, Environment.GetEnvironmentVariable("CI") is { Length: > 0 });
    }

    /// <summary>Skips the test; on a machine that is there to run all of them (CI), fails it.</summary>
    public static void Refuse(string reason, bool isContinuousIntegration)
    {
        if (isContinuousIntegration)
            Assert.Fail($"CI is set, so this test must run, and it cannot: {reason}");
        Assert.Skip(reason);
    }

    private static async Task<string?> ReasonAsync()
    {
        if (!OperatingSystem.IsLinux())
            return "network namespaces are a thing of Linux";
        if (!Environment.IsPrivilegedProcess)
            return "network namespaces need root";
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
