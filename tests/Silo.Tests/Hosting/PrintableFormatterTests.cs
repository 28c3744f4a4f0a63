using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GearSweep.Silo.Hosting;

public sealed class PrintableFormatterTests
{
    private const string Name = "gear\u001b[2J\r\nfail: GearSweep[0] forged\u202e";

    [Theory]
    [InlineData(ConsoleFormatterNames.Simple)]
    [InlineData(ConsoleFormatterNames.Systemd)]
    [InlineData(ConsoleFormatterNames.Json)]
    public void A_name_from_outside_neither_steers_the_terminal_nor_forges_a_line(string format)
    {
        var text = Format(format, "GearSweep.Grains.Sweeps", $"Sweep '{Name}' was launched", null);
        Assert.DoesNotContain(text.TrimEnd('\n'), letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("fail:", StringComparison.Ordinal));
        Assert.Contains("was launched", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConsoleFormatterNames.Simple)]
    [InlineData(ConsoleFormatterNames.Systemd)]
    public void Neither_does_an_error_with_such_a_name(string format)
    {
        var text = Format(format, "Orleans", "It failed", new InvalidDataException($"there is no '{Name}'"));
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter is not '\n');
        Assert.Contains("there is no 'gear\\u001b[2J", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_harmless_is_printed_as_before()
    {
        var error = new InvalidOperationException("bug");
        Assert.Equal(
            Format(ConsoleFormatterNames.Simple, "Orleans", "one\ntwo", error, decorate: false),
            Format(ConsoleFormatterNames.Simple, "Orleans", "one\ntwo", error)
        );
    }

    private static string Format(string format, string category, string message, Exception? error, bool decorate = true)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConsole());
        if (decorate)
            PrintableFormatter.Decorate(services);
        using var provider = services.BuildServiceProvider();
        var formatter = provider.GetServices<ConsoleFormatter>().Single(f => f.Name == format);
        using var text = new StringWriter();
        formatter.Write(
            new LogEntry<string>(LogLevel.Information, category, 1, message, error, (state, _) => state),
            null,
            text
        );
        return text.ToString();
    }
}
