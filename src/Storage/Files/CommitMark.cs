using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GearSweep.Storage.Files;

/// <summary>
/// How many commits a store has at least, kept outside of it, in its lock file: written after each commit and taken
/// away when the store is closed in order. A store that has fewer has lost its log. It is not flushed: a power cut may
/// leave an older number, which is as true.
/// </summary>
internal sealed class CommitMark(SafeFileHandle file)
{
    private const int Digits = 19;

    /// <summary>
    /// The number that was left behind; <see langword="null"/> when the store was closed in order, or is new.
    /// </summary>
    public long? Read()
    {
        Span<byte> text = stackalloc byte[Digits];
        var length = RandomAccess.Read(file, text, 0);
        return long.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var commits)
            ? commits
            : null;
    }

    /// <summary>Writes the number of a commit that is on disk.</summary>
    public void Write(long commits)
    {
        try
        {
            RandomAccess.Write(file, Encoding.ASCII.GetBytes(commits.ToString("D19", CultureInfo.InvariantCulture)), 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The commit stands without it.
        }
    }

    /// <summary>The store was closed in order, or is to be another one.</summary>
    public void Clear() => RandomAccess.SetLength(file, 0);
}
