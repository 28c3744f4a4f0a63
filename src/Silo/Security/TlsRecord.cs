using System.Buffers;
using System.IO.Pipelines;

namespace GearSweep.Silo.Security;

/// <summary>
/// The little of TLS (RFC 8446, section 5.1) by which those who speak it and those who do not recognise each other.
/// </summary>
internal static class TlsRecord
{
    private const byte Alert = 21,
        Handshake = 22;

    /// <summary>A fatal alert, <c>unexpected_message</c>: what a server answers that wants something else.</summary>
    private static readonly byte[] Refusal = [Alert, 3, 3, 0, 2, 2, 10];

    /// <summary>Whether somebody begins TLS.</summary>
    public static bool IsHello(ReadOnlySequence<byte> said) => said.FirstSpan is [Handshake, ..];

    /// <summary>Whether somebody who speaks TLS refuses.</summary>
    public static bool IsRefusal(ReadOnlySequence<byte> said) => said.FirstSpan is [Alert, ..];

    /// <summary>Refuses, in words that both kinds of callers understand.</summary>
    public static async Task RefuseAsync(PipeWriter output, CancellationToken cancellation) =>
        await output.WriteAsync(Refusal, cancellation);
}
