using System.ComponentModel.DataAnnotations;
using GearSweep.Silo.Failures;
using GearSweep.Storage.Failures;
using Microsoft.Extensions.Options;

namespace GearSweep.Silo.Hosting;

/// <summary>What a person reads when a program cannot start for a reason that lies outside of it.</summary>
public static class StartupFailure
{
    /// <summary>
    /// One sentence that says what to do; <see langword="null"/> when the error is the program's own.
    /// </summary>
    public static string? Explain(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            ValidationException or OptionsValidationException or StorageException or ClusterException => error.Message,
            IOException when error.Message.Contains("bind", StringComparison.OrdinalIgnoreCase) =>
                $"{error.Message} Choose another with --urls.",
            UnauthorizedAccessException => error.Message,
            IOException => error.Message,
            { InnerException: { } inner } => Explain(inner),
            _ => null,
        };
    }
}
