namespace GearSweep.Dashboard.Api;

/// <summary>A request's body, bounded.</summary>
internal static class BodyBytes
{
    /// <summary>
    /// Reads all of it; <see langword="null"/> when there is more than <paramref name="most"/>, stated or not.
    /// </summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        HttpRequest request,
        int most,
        CancellationToken cancellation
    )
    {
        if (request.ContentLength > most)
            return null;
        var buffer = new byte[most + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellation
        );
        // A bare null would be an empty one.
        return length > most ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(0, length);
    }
}
