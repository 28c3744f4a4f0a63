using System.Net;
using GearSweep.Shared.Specification;

namespace GearSweep.Cli.Http;

/// <summary>A server did not do what it was asked. The message is for the person who asked.</summary>
/// <param name="message">Why, in sentences.</param>
/// <param name="innerException">What led to it.</param>
internal sealed class ServerException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What GearSweep answered with; <see langword="null"/> when no GearSweep did.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Everything that is wrong with what was sent, where the server says it line by line.</summary>
    public IReadOnlyList<SpecError> Errors { get; init; } = [];

    /// <summary>Whether a wish may have reached the server, so that it may yet be done.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Whether it may pass by itself: the server is away, starts, or has too much to do.</summary>
    public bool MayPass => Status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>Whether the command line is wrong: another server, or something that this one refuses.</summary>
    public bool IsBadInput => Status is null ? !MayBeDone : !MayPass;
}
