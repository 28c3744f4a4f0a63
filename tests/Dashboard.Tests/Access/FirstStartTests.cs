using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.RegularExpressions;
using GearSweep.Dashboard.Access;
using GearSweep.Dashboard.Tests.Api;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Shared.Access;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Dashboard.Tests.Access;

public sealed class FirstStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gearsweep-start-");

    private string File => Path.Combine(_folder.FullName, "tokens.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Shows_two_links_once_and_never_in_the_log()
    {
        var (first, log) = await StartAsync(IPAddress.Any);
        var links = Regex.Matches(first, @"(?m)^  (view|operate) +http://[^/:]+:\d+/access\?token=([\w-]{43})\r?$");
        Assert.Equal(["view", "operate"], links.Select(link => link.Groups[1].Value));
        var hashes = AccessFile.Read(File)!;
        Assert.Equal(
            [AccessRole.View, AccessRole.Operate],
            links.Select(link => hashes.RoleOfToken(link.Groups[2].Value)!.Value)
        );
        Assert.DoesNotContain(log.Lines, line => links.Any(link => line.Text.Contains(link.Groups[2].Value)));

        var (second, later) = await StartAsync(IPAddress.Any);
        Assert.Equal("", second);
        Assert.Contains(later.Lines, line => line.Text.Contains("'gearsweep access rotate'", StringComparison.Ordinal));
        Assert.Equal(hashes, AccessFile.Read(File));
    }

    [Fact]
    public async Task Makes_nothing_on_loopback()
    {
        var (shown, _) = await StartAsync(IPAddress.Loopback);
        Assert.Equal("", shown);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Is_refused_where_there_is_no_place_for_the_tokens()
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() =>
            PagesHost.StartAsync(
                SimulatedGrainFactory.Of(new SimulatedGrains()),
                TestContext.Current.CancellationToken,
                listen: IPAddress.Any
            )
        );
        Assert.StartsWith("Access:File is not given", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "http://127.0.0.1:5000", "http://[::1]:5000", "http://localhost:5000", "https://127.8.8.8:1")]
    [InlineData(false, "http://127.0.0.1:5000", "http://192.168.1.10:5000")]
    [InlineData(false, "http://0.0.0.0:5000")]
    [InlineData(false, "http://[::]:5000")]
    [InlineData(false, "http://*:5000")]
    [InlineData(false, "http://gears.example.org:5000")]
    [InlineData(false, "http://unix:/run/gearsweep.sock")]
    public void Only_loopback_addresses_are_local(bool isLocal, params string[] addresses) =>
        Assert.Equal(isLocal, ListenedTo.IsLocal(addresses));

    [Fact]
    public void A_link_names_the_address_or_the_machine_where_all_are_listened_to()
    {
        Assert.Equal("https://192.168.1.10:5001/x", ListenedTo.Link(["https://192.168.1.10:5001"], "/x"));
        Assert.Equal(
            $"http://{Environment.MachineName}:5000/x",
            ListenedTo.Link(["http://127.0.0.1:1", "http://[::]:5000"], "/x")
        );
    }

    private async Task<(string Shown, KeptLog Log)> StartAsync(IPAddress listen)
    {
        var (shown, log) = (new StringWriter(), new KeptLog());
        await using var host = await PagesHost.StartAsync(
            SimulatedGrainFactory.Of(new SimulatedGrains()),
            TestContext.Current.CancellationToken,
            configure: services =>
            {
                services.AddSingleton(new AccessSettings(Anonymous: false, File, shown));
                log.AddTo(services);
            },
            listen: listen
        );
        return ($"{shown}", log);
    }
}
