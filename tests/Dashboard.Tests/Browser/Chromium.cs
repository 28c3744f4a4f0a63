using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>The system's Chromium, driven by Playwright.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var path = Places.FirstOrDefault(File.Exists);
        if (path is null) Assert.Skip($"No Chromium is installed (looked for {string.Join(", ", Places)}).");
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
