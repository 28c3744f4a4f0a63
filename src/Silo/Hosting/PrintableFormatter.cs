using GearSweep.Shared.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GearSweep.Silo.Hosting;

/// <summary>
/// One of the console's formatters, given messages without control characters: a name from outside can neither steer
/// the terminal nor forge a line. Our own messages have one line each; those of libraries may have more, which the
/// formatters indent.
/// </summary>
internal sealed class PrintableFormatter(ConsoleFormatter inner) : ConsoleFormatter(inner.Name)
{
    /// <summary>Puts one around each formatter that is there.</summary>
    public static void Decorate(IServiceCollection services)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (
                services[i] is { IsKeyedService: false, ServiceType: var service, ImplementationType: { } type }
                && service == typeof(ConsoleFormatter)
            )
                services[i] = ServiceDescriptor.Singleton<ConsoleFormatter>(s => new PrintableFormatter(
                    (ConsoleFormatter)ActivatorUtilities.CreateInstance(s, type)
                ));
        }
    }

    /// <inheritdoc/>
    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var (formatter, isOurs) = (
            logEntry.Formatter,
            logEntry.Category.StartsWith(nameof(GearSweep), StringComparison.Ordinal)
        );
        var entry = new LogEntry<TState>(
            logEntry.LogLevel,
            logEntry.Category,
            logEntry.EventId,
            logEntry.State,
            logEntry.Exception is { } error && Printable.IsHarmful(error.ToString())
                ? new PrintableException(error)
                : logEntry.Exception,
            formatter is null
                ? null!
                : (state, exception) =>
                    isOurs ? Printable.Line(formatter(state, exception)) : Printable.Text(formatter(state, exception))
        );
        inner.Write(entry, scopeProvider, textWriter);
    }

    /// <summary>An exception's text without control characters.</summary>
    private sealed class PrintableException(Exception error)
        : Exception(Printable.Text(error.Message.ReplaceLineEndings("\n")))
    {
        private readonly string _text = Printable.Text(error.ToString().ReplaceLineEndings("\n"));

        public override string ToString() => _text;
    }
}
