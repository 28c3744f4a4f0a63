using System.Diagnostics;
using System.Net;
using GearSweep.EndToEnd.Processes;
using GearSweep.Testing;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Publishing;

/// <summary>As services and containers have it: published, and started in the folder of its data.</summary>
public sealed class PublishedDashboardTests
{
    private static readonly string[] Files =
    [
        "app.css",
        "_framework/blazor.web.js",
        "_content/MudBlazor/MudBlazor.min.css",
        "Charts/Chart.razor.js",
    ];

    [Fact]
    public async Task It_serves_the_pages_files_wherever_it_is_started_and_tells_nothing_of_single_requests()
    {
        using var workspace = new Workspace();
        var program = await PublishAsync(Path.Combine(workspace.Folder, "published"));
        var empty = Directory.CreateDirectory(Path.Combine(workspace.Folder, "empty")).FullName;
        string[] arguments =
        [
            "--urls",
            "http://127.0.0.1:0",
            "--Cluster:SiloPort",
            "0",
            "--Slots:Count",
            "0",
            "--Store:Data",
            workspace.Data,
            "--Store:File",
            workspace.Store,
        ];
        await using var dashboard = await DashboardProcess.StartAsync(empty, arguments, program);

        foreach (var file in Files)
        {
            var (status, text) = await dashboard.AskAsync(file);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.True(text.Length > 100, $"{file} has {text.Length} characters");
        }

        Assert.DoesNotContain("Request starting", dashboard.Process.Output, StringComparison.Ordinal);
    }

    private static async Task<string> PublishAsync(string folder)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);
        string[] words =
        [
            "publish",
            Path.Combine(Repository.Root, "src", "Dashboard"),
            "--no-build",
            "--configuration",
            configuration,
            "--output",
            folder,
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(publish.ExitCode == 0, output);
        return Path.Combine(folder, "GearSweep.Dashboard.dll");
    }
}
