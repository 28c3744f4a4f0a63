using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("Telemetry:Endpoint", "collector:4317")]
    [InlineData("Telemetry:Endpoint", "/metrics")]
    [InlineData("Telemetry:Protocol", "udp")]
    public async Task A_wrong_value_is_refused_at_start_with_its_key_and_what_was_found(string key, string value)
    {
        using var folder = new TestFolder();
        var error = await Assert.ThrowsAsync<ValidationException>(() => TestHead.StartAsync(folder, slots: 0, more: (key, value)));
        Assert.Contains($"{key} is '{value}'", error.Message);
    }
}
